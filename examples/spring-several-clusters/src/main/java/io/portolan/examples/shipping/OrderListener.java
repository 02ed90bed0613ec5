package io.portolan.examples.shipping;

import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Makes a shipment of each order. */
@Component
public class OrderListener {

    public static final String ORDERS = "orders";
    public static final String SHIPMENTS = "shipments";

    private final KafkaTemplate<String, Object> shipments;

    public OrderListener(@Qualifier("shipmentsKafkaTemplate") KafkaTemplate<String, Object> shipments) {
        this.shipments = shipments;
    }

    /** An order without an address fails. It is tried again and then becomes a dead letter. */
    @KafkaListener(topics = ORDERS, containerFactory = "ordersKafkaListenerContainerFactory")
    public void ship(Order order) throws InterruptedException, ExecutionException {
        if (order.address().isBlank()) {
            throw new IllegalArgumentException("Order " + order.id() + " has no address");
        }
        shipments
                .send(SHIPMENTS, order.id(), new Shipment(order.id(), order.address()))
                .get(); // The order is not done before its shipment is acknowledged.
    }
}
