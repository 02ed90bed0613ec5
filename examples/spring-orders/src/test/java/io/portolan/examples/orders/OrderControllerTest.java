package io.portolan.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** {@link OrderController} with the web layer only. There is no cluster, estate or network. */
@WebMvcTest(OrderController.class)
@Import({OrderJournal.class, OrderControllerTest.FakeOrders.class})
class OrderControllerTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeOrders orders;

    /** Keeps the orders that it gets. */
    static final class FakeOrders implements OrderSender {

        final BlockingQueue<Order> placed = new LinkedBlockingQueue<>();
        Supplier<CompletableFuture<Void>> outcome = () -> CompletableFuture.completedFuture(null);

        @Override
        public CompletableFuture<Receipt> place(Order order) {
            placed.add(order);
            return outcome.get().thenApply(kept -> new Receipt(order, 2, 40));
        }
    }

    @BeforeEach
    void forget() {
        orders.placed.clear();
        orders.outcome = () -> CompletableFuture.completedFuture(null);
    }

    @Test
    void anOrderIsPlacedAndShown() {
        MvcTestResult answer = place("{\"item\": \" Sextant \", \"quantity\": 2}");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyJson().extractingPath("$.partition").isEqualTo(2);
        Order order = orders.placed.remove();
        assertThat(order.item()).isEqualTo("Sextant");
        assertThat(answer).bodyJson().extractingPath("$.order.id").isEqualTo(order.id());
        assertThat(mvc.get().uri("/orders"))
                .bodyJson()
                .extractingPath("$[0].placed.order.id")
                .isEqualTo(order.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\": \" \", \"quantity\": 1}",
                "{\"quantity\": 1}",
                "{\"item\": \"Sextant\"}",
                "{\"item\": \"Sextant\", \"quantity\": 1001}",
                "Sextant"
            })
    void invalidOrderIsNotSent(String body) {
        assertThat(place(body)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(orders.placed).isEmpty();
    }

    @Test
    void failedOrderExplainsWhy() {
        orders.outcome = () -> CompletableFuture.failedFuture(unreachable());

        MvcTestResult answer = place("{\"item\": \"Sextant\", \"quantity\": 2}");

        assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer).bodyJson().extractingPath("$.title").isEqualTo("The order was not sent");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("MISSING_RULE", "make the rule");
    }

    @Test
    void orderWithoutProducerFailsAlike() {
        orders.outcome = () -> {
            throw unreachable();
        };

        assertThat(place("{\"item\": \"Sextant\", \"quantity\": 2}")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private MvcTestResult place(String body) {
        return mvc.post()
                .uri("/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static PortolanException unreachable() {
        return new PortolanException(
                "orders cannot be reached",
                Finding.about(Code.MISSING_RULE, "boot-abc.example")
                        .cause("No rule.")
                        .fix("make the rule")
                        .build());
    }
}
