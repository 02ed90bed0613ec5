package io.portolan.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portolan.examples.orders.OrderSender.Receipt;
import io.portolan.spring.testkit.LocalMskConnection;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * {@link OrdersApplication} with two clusters in two regions and accounts. The roles and rules must allow its calls.
 */
@SpringBootTest(properties = "management.health.portolan.interval=0s")
@ActiveProfiles("localmsk")
@DirtiesContext
class OnLocalMskTest {

    @RegisterExtension
    @LocalMskConnection(LocalOrdersEstate.SITE)
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalOrdersEstate.declare());

    @Autowired
    private OrderSender orders;

    @Autowired
    private OrderJournal journal;

    @Autowired
    private HealthEndpoint health;

    @Test
    void orderIsPaidInAnotherRegion() throws Exception {
        Order order = new Order(UUID.randomUUID().toString(), "Sextant", 2);

        Receipt receipt = orders.place(order).get(30, TimeUnit.SECONDS);

        assertThat(receipt.order()).isEqualTo(order);
        Payment payment =
                await().until(() -> payment(order), Optional::isPresent).orElseThrow();
        assertThat(payment).isEqualTo(new Payment(order.id(), new BigDecimal("25.00")));
    }

    @Test
    void missingRuleAffectsOneClustersHealth(LocalMsk msk) {
        assertThat(health("payments")).isEqualTo(Status.UP);

        msk.site(LocalOrdersEstate.SITE).resolver().removeRule("us-west-2");

        assertThat(health("payments")).isEqualTo(Status.DOWN);
        assertThat(health("orders")).isEqualTo(Status.UP);
    }

    private Optional<Payment> payment(Order order) {
        return journal.latest().stream()
                .filter(entry -> entry.id().equals(order.id()))
                .flatMap(entry -> Stream.ofNullable(entry.payment()))
                .findFirst();
    }

    private Status health(String cluster) {
        return Objects.requireNonNull(health.healthForPath("portolan", cluster)).getStatus();
    }
}
