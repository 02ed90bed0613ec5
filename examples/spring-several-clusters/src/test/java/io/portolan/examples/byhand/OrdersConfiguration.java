package io.portolan.examples.byhand;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The cluster "orders". Failed orders stay on it. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    @Bean
    @Primary
    KafkaTemplate<String, Object> ordersKafkaTemplate(ClusterClients clients) {
        return clients.template("orders");
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, Object> ordersKafkaListenerContainerFactory(
            ClusterClients clients, @Qualifier("ordersKafkaTemplate") KafkaTemplate<String, Object> orders) {
        ConcurrentKafkaListenerContainerFactory<String, Object> factory = clients.listeners("orders");
        factory.setCommonErrorHandler(
                new DefaultErrorHandler(new DeadLetterPublishingRecoverer(orders), new FixedBackOff(100, 1)));
        return factory;
    }
}
