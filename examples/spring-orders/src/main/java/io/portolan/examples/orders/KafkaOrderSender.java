package io.portolan.examples.orders;

import io.portolan.spring.Cluster;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends orders to the cluster "orders" in any region and account. */
@Component
final class KafkaOrderSender implements OrderSender {

    static final String TOPIC = "orders";

    private final KafkaTemplate<String, Order> kafka;

    KafkaOrderSender(@Cluster("orders") KafkaTemplate<String, Order> kafka) {
        this.kafka = kafka;
    }

    @Override
    public CompletableFuture<Receipt> place(Order order) {
        return kafka.send(TOPIC, order.id(), order).thenApply(sent -> {
            var place = sent.getRecordMetadata();
            return new Receipt(order, place.partition(), place.offset());
        });
    }
}
