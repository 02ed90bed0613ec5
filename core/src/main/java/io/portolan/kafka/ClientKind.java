package io.portolan.kafka;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Which client a configuration is for: it gets the properties that this client knows, and unknown ones of plug-ins. */
public enum ClientKind {
    /** A {@code KafkaProducer}. */
    PRODUCER,
    /** A {@code KafkaConsumer}. */
    CONSUMER,
    /** An {@code Admin}. */
    ADMIN,
    /** Any client, made by somebody else from the same map. */
    CLIENT;

    /** Whether this client uses the property, or nobody knows it: then it belongs to a serializer, an interceptor, … */
    boolean takes(String property) {
        return this == CLIENT || own(property) || Names.OF_ALL.stream().noneMatch(names -> names.contains(property));
    }

    private boolean own(String property) {
        return Names.OF_ALL.get(ordinal()).contains(property);
    }

    /** The word in a {@code client.id}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Kafka's own lists, in the order of the kinds; loaded with the first configuration, not before. */
    private static final class Names {
        static final List<Set<String>> OF_ALL =
                List.of(ProducerConfig.configNames(), ConsumerConfig.configNames(), AdminClientConfig.configNames());
    }
}
