package io.portolan.spring;

import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The Kafka properties that a kind of client accepts. A property that no kind of client knows belongs to a plug-in
 * and is accepted too.
 */
enum ClientPropertyNames {
    PRODUCER(ProducerConfig.configNames()),
    CONSUMER(ConsumerConfig.configNames()),
    ADMIN(AdminClientConfig.configNames());

    @SuppressWarnings("ImmutableEnumChecker") // Kafka's own constant, which never changes
    private final Set<String> names;

    ClientPropertyNames(Set<String> names) {
        this.names = names;
    }

    boolean accepts(String property) {
        return names.contains(property)
                || !(PRODUCER.names.contains(property)
                        || CONSUMER.names.contains(property)
                        || ADMIN.names.contains(property));
    }
}
