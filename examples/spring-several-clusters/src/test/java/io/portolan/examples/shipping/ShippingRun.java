package io.portolan.examples.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** The shop before the application and the carrier behind it. They find out whether the application does its work. */
public class ShippingRun {

    private final KafkaTemplate<String, Object> orders;
    private final BlockingQueue<Shipment> shipped = new LinkedBlockingQueue<>();
    private final BlockingQueue<Order> failed = new LinkedBlockingQueue<>();

    ShippingRun(@Qualifier("ordersKafkaTemplate") KafkaTemplate<String, Object> orders) {
        this.orders = orders;
    }

    @KafkaListener(
            groupId = "carrier",
            topics = OrderListener.SHIPMENTS,
            containerFactory = "shipmentsKafkaListenerContainerFactory")
    void carry(Shipment shipment) {
        shipped.add(shipment);
    }

    @KafkaListener(groupId = "desk", topics = "orders-dlt", containerFactory = "ordersKafkaListenerContainerFactory")
    void examine(Order order) {
        failed.add(order);
    }

    /** A good order is shipped by the other cluster. A bad one becomes a dead letter on its own cluster. */
    public void verify() throws Exception {
        for (Order order : List.of(new Order("1", "Harbour 4"), new Order("2", ""))) {
            orders.send(OrderListener.ORDERS, order.id(), order).get(30, TimeUnit.SECONDS);
        }

        assertThat(shipped.poll(60, TimeUnit.SECONDS)).isEqualTo(new Shipment("1", "Harbour 4"));
        assertThat(failed.poll(60, TimeUnit.SECONDS)).isEqualTo(new Order("2", ""));
        assertThat(shipped).isEmpty();
    }
}
