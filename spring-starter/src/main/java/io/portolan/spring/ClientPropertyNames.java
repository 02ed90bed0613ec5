package io.portolan.spring;

import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Which Kafka properties a kind of client takes: its own, and those that no kind knows, since they are of plug-ins. */
enum ClientPropertyNames {
    PRODUCER(ProducerConfig.configNames()),
    CONSUMER(ConsumerConfig.configNames()),
    ADMIN(AdminClientConfig.configNames());

    @SuppressWarnings("ImmutableEnumChecker") // Kafka's own constant
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
