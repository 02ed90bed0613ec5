package io.portolan.examples.orders;

import io.portolan.spring.Cluster;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.support.converter.JacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;

/** Takes orders and sends them to the cluster "orders". It shows the payments that come from the cluster "payments". */
@SpringBootApplication(proxyBeanMethods = false)
public class OrdersApplication {

    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }

    @Bean
    @Cluster("orders")
    NewTopic ordersTopic() {
        return TopicBuilder.name(KafkaOrderSender.TOPIC).partitions(3).build();
    }

    /** Converts JSON into the type that a listener asks for. */
    @Bean
    RecordMessageConverter json() {
        return new JacksonJsonMessageConverter();
    }
}
