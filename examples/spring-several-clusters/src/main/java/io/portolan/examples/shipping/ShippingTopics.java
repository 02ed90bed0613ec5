package io.portolan.examples.shipping;

import io.portolan.spring.Cluster;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The topics that this application owns, and where failed orders go. */
@Configuration(proxyBeanMethods = false)
class ShippingTopics {

    @Bean
    @Cluster("shipments")
    NewTopic shipmentsTopic() {
        return TopicBuilder.name(OrderListener.SHIPMENTS).partitions(3).build();
    }

    /** Failed orders stay on their cluster, in the topic "orders-dlt". */
    @Bean
    @Cluster("orders")
    CommonErrorHandler failedOrders(@Cluster("orders") KafkaTemplate<?, ?> orders) {
        return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(orders), new FixedBackOff(100, 1));
    }
}
