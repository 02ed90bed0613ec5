package io.portolan.kafka;

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
    boolean accepts(String property) {
        return this == CLIENT || knows(property) || !isKnown(property);
    }

    /** Whether a client of this kind may turn out to be one of that. */
    boolean mayBe(ClientKind kind) {
        return this == kind || this == CLIENT;
    }

    private static boolean isKnown(String property) {
        return PRODUCER.knows(property) || CONSUMER.knows(property) || ADMIN.knows(property);
    }

    private boolean knows(String property) {
        return properties().contains(property);
    }

    /** Kafka's own list, loaded when first asked for. */
    private Set<String> properties() {
        return switch (this) {
            case PRODUCER -> ProducerConfig.configNames();
            case CONSUMER -> ConsumerConfig.configNames();
            case ADMIN -> AdminClientConfig.configNames();
            case CLIENT -> Set.of();
        };
    }

    /** The word in a {@code client.id}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
