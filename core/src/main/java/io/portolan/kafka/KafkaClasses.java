package io.portolan.kafka;

import java.lang.management.ManagementFactory;
import java.util.List;
import software.amazon.msk.auth.iam.internals.IAMSaslClient;

/**
 * The classes that the first Kafka client of a JVM has to load. Loading them takes longer than the rest of its start.
 */
public final class KafkaClasses {

    /**
     * The classes that every client needs, in the order of use. Most other classes are loaded with these, above all the
     * messages of the protocol.
     */
    private static final List<String> OF_ALL = List.of(
            "org.apache.kafka.common.metrics.JmxReporter",
            IAMSaslClient.class.getName(),
            "org.apache.kafka.common.network.SaslChannelBuilder",
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.common.protocol.ApiKeys",
            "org.apache.kafka.common.protocol.Errors",
            "org.apache.kafka.common.network.SslTransportLayer",
            "org.apache.kafka.common.security.authenticator.SaslClientAuthenticator",
            "org.apache.kafka.common.requests.MetadataResponse");

    private static final List<String> OF_PRODUCERS = List.of(
            "org.apache.kafka.clients.producer.ProducerConfig",
            "org.apache.kafka.clients.producer.KafkaProducer",
            "org.apache.kafka.clients.producer.internals.Sender",
            "org.apache.kafka.common.requests.ProduceRequest",
            "org.apache.kafka.common.record.internal.MemoryRecordsBuilder");

    private static final List<String> OF_CONSUMERS = List.of(
            "org.apache.kafka.clients.consumer.ConsumerConfig", "org.apache.kafka.clients.consumer.KafkaConsumer");

    private KafkaClasses() {}

    /**
     * Loads the classes for this kind. {@link ClientKind#CLIENT} loads those of producers and those of consumers. Does
     * nothing once they are loaded.
     *
     * @throws LinkageError if a class cannot be initialised. No client works in this JVM then.
     */
    public static void load(ClientKind kind) {
        KafkaClassLoader.call(() -> {
            initialise(kind);
            return null;
        });
    }

    private static void initialise(ClientKind kind) {
        ManagementFactory.getPlatformMBeanServer(); // The clients' metrics need it.
        if (kind.mayBe(ClientKind.PRODUCER)) {
            initialise(OF_PRODUCERS);
        }
        initialise(OF_ALL);
        if (kind.mayBe(ClientKind.CONSUMER)) {
            initialise(OF_CONSUMERS);
        }
    }

    private static void initialise(List<String> names) {
        for (String name : names) {
            initialise(name);
        }
    }

    private static void initialise(String name) {
        try {
            Class.forName(name, true, KafkaClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            // Another version of kafka-clients may not have this class. What it has instead is loaded when it is
            // needed.
        }
    }
}
