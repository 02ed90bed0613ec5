package io.portolan.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/**
 * {@link OrdersApplication} with two plain Kafka brokers in containers. They have no roles and no forwarding rules, but
 * they are real Kafka.
 */
@SpringBootTest
@ActiveProfiles("localmsk")
@Testcontainers(disabledWithoutDocker = true)
@DirtiesContext
class OnContainersTest {

    private static final String IMAGE = System.getProperty("portolan.kafka.image", "apache/kafka:4.2.2");

    @Container
    @ServiceConnection("orders")
    static final KafkaContainer ORDERS = new KafkaContainer(IMAGE);

    @Container
    @ServiceConnection("payments")
    static final KafkaContainer PAYMENTS = new KafkaContainer(IMAGE);

    @Autowired
    private OrderSender orders;

    @Autowired
    private OrderJournal journal;

    @Test
    void anOrderIsPaid() throws Exception {
        Order order = new Order(UUID.randomUUID().toString(), "Sextant", 2);

        orders.place(order).get(60, TimeUnit.SECONDS);

        await().atMost(1, TimeUnit.MINUTES).until(() -> !journal.latest().isEmpty());
        assertThat(journal.latest())
                .extracting(OrderJournal.Entry::payment)
                .containsExactly(new Payment(order.id(), new BigDecimal("25.00")));
    }
}
