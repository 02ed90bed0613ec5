package io.portolan.kafka;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import software.amazon.msk.auth.iam.IAMLoginModule;

/** The classes that the first Kafka client of a JVM has to load, which takes longer than anything else that it does. */
public final class KafkaClasses {

    /** In the order in which a client needs them; most other classes come with these, the messages of the protocol above all. */
    private static final List<String> NAMES = List.of(
            ProducerConfig.class.getName(),
            KafkaProducer.class.getName(),
            "org.apache.kafka.common.metrics.JmxReporter",
            IAMLoginModule.class.getName(),
            "org.apache.kafka.common.network.SaslChannelBuilder",
            "org.apache.kafka.clients.producer.internals.Sender",
            "org.apache.kafka.clients.NetworkClient",
            "org.apache.kafka.common.protocol.ApiKeys",
            "org.apache.kafka.common.protocol.Errors",
            "org.apache.kafka.common.network.SslTransportLayer",
            "org.apache.kafka.common.security.authenticator.SaslClientAuthenticator",
            "org.apache.kafka.common.requests.MetadataResponse",
            "org.apache.kafka.common.requests.ProduceRequest",
            "org.apache.kafka.common.record.internal.MemoryRecordsBuilder",
            ConsumerConfig.class.getName(),
            KafkaConsumer.class.getName());

    private KafkaClasses() {}

    /** Loads them; once they are loaded, does nothing. */
    public static void load() {
        ManagementFactory.getPlatformMBeanServer(); // for the clients' metrics
        for (String name : NAMES) {
            initialise(name);
        }
    }

    private static void initialise(String name) {
        try {
            Class.forName(name, true, KafkaClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Of another version of kafka-clients: what it has instead is loaded when needed.
        }
    }
}
