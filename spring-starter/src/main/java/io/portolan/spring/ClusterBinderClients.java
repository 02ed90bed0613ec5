package io.portolan.spring;

import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaResourceFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Gives each new client of a binding the brokers that are known at that time. */
record ClusterBinderClients(ClusterConnection connection) implements ClientFactoryCustomizer {

    @Override
    public void configure(ProducerFactory<?, ?> producers) {
        supply(producers);
    }

    @Override
    public void configure(ConsumerFactory<?, ?> consumers) {
        supply(consumers);
    }

    private void supply(Object factory) {
        if (factory instanceof KafkaResourceFactory clients) {
            clients.setBootstrapServersSupplier(connection::bootstrapServers);
        }
    }
}
