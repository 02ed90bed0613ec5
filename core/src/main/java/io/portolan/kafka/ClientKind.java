package io.portolan.kafka;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Which client a configuration is for: it gets the properties that this client knows, and unknown ones of plug-ins. */
public enum ClientKind {
    /** A {@code KafkaProducer}. */
    PRODUCER(ProducerConfig::configNames),
    /** A {@code KafkaConsumer}. */
    CONSUMER(ConsumerConfig::configNames),
    /** An {@code Admin}. */
    ADMIN(AdminClientConfig::configNames),
    /** Any client, made by somebody else from the same map. */
    CLIENT(Set::of);

    /** Kafka's own list, loaded when first asked for. */
    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Supplier<Set<String>> properties;

    ClientKind(Supplier<Set<String>> properties) {
        this.properties = properties;
    }

    /** Whether this client uses the property, or nobody knows it: then it belongs to a serializer, an interceptor, … */
    boolean takes(String property) {
        return this == CLIENT || knows(property) || Arrays.stream(values()).noneMatch(kind -> kind.knows(property));
    }

    private boolean knows(String property) {
        return properties.get().contains(property);
    }

    /** The word in a {@code client.id}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
