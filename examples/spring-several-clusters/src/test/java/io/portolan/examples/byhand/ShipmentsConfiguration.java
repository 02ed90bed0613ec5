package io.portolan.examples.byhand;

import io.portolan.examples.shipping.OrderListener;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** The cluster "shipments", where this application owns a topic. */
@Configuration(proxyBeanMethods = false)
class ShipmentsConfiguration {

    @Bean
    KafkaTemplate<String, Object> shipmentsKafkaTemplate(ClusterClients clients) {
        return clients.template("shipments");
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, Object> shipmentsKafkaListenerContainerFactory(
            ClusterClients clients) {
        return clients.listeners("shipments");
    }

    @Bean
    KafkaAdmin shipmentsKafkaAdmin(ClusterClients clients) {
        return clients.admin("shipments");
    }

    @Bean
    NewTopic shipmentsTopic() {
        return TopicBuilder.name(OrderListener.SHIPMENTS).partitions(3).build();
    }
}
