package io.portolan.examples.orders;

import io.portolan.spring.Cluster;
import java.math.BigDecimal;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Stands in for the other team's service, which turns orders into payments. */
@Component
@Profile("localmsk")
final class PaymentService {

    private static final BigDecimal PRICE = new BigDecimal("12.50");

    private final KafkaTemplate<String, Payment> kafka;

    PaymentService(@Cluster("payments") KafkaTemplate<String, Payment> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(topics = KafkaOrderSender.TOPIC, containerFactory = "orders", groupId = "payment-service")
    void ordered(Order order) {
        BigDecimal amount = PRICE.multiply(BigDecimal.valueOf(order.quantity()));
        // The offset of the order is committed only after the payment is kept.
        kafka.send(PaymentListener.TOPIC, order.id(), new Payment(order.id(), amount))
                .join();
    }

    @Bean
    @Cluster("payments")
    static NewTopic paymentsTopic() {
        return TopicBuilder.name(PaymentListener.TOPIC).partitions(3).build();
    }
}
