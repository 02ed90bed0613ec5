package io.portolan.spring.application;

import io.portolan.spring.Cluster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** An application with two clusters that prints its beans and ends. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TwoClusterApplication {

    private final String found;

    @SuppressWarnings("ReferenceEquality") // the comparison is of identity
    TwoClusterApplication(
            @Cluster("orders") KafkaTemplate<String, String> orders,
            @Qualifier("payments") KafkaTemplate<String, String> payments,
            @Qualifier("payments") ProducerFactory<String, String> paymentsFactory,
            KafkaTemplate<String, String> plain) {
        found = "plain is orders: " + (plain == orders) + ", payments has its own: "
                + (payments != plain && payments.getProducerFactory() == paymentsFactory);
    }

    @KafkaListener(id = "sales", topics = "sales", autoStartup = "false")
    void sold(String value) {}

    @KafkaListener(id = "refunds", topics = "refunds", containerFactory = "payments", autoStartup = "false")
    void refunded(String value) {}

    /** Starts the application and ends after it has printed its beans. */
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(TwoClusterApplication.class, arguments)) {
            int listeners = context.getBean(KafkaListenerEndpointRegistry.class)
                    .getListenerContainers()
                    .size();
            System.out.println(context.getBean(TwoClusterApplication.class).found + ", listeners: " + listeners);
        }
    }
}
