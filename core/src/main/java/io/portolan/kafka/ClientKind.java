package io.portolan.kafka;

import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Which client a configuration is for. The client gets the properties that it knows and those that no client knows. */
public enum ClientKind {
    /** A {@code KafkaProducer}. */
    PRODUCER,
    /** A {@code KafkaConsumer}. */
    CONSUMER,
    /** An {@code Admin}. */
    ADMIN,
    /** Any client that somebody else makes from the map. */
    CLIENT;

    /**
     * Whether this client may use the property. A property that no client knows belongs to a plug-in like a serializer.
     */
    public boolean accepts(String property) {
        return this == CLIENT || knows(property) || !isKnown(property);
    }

    /** Whether a client of this kind may turn out to be of the other kind. */
    boolean mayBe(ClientKind kind) {
        return this == kind || this == CLIENT;
    }

    /** Whether a client of any kind knows the property. */
    static boolean isKnown(String property) {
        return PRODUCER.knows(property) || CONSUMER.knows(property) || ADMIN.knows(property);
    }

    private boolean knows(String property) {
        return properties().contains(property);
    }

    /** Kafka's own list of properties. Its class is loaded by the first call. */
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
