package io.portolan.spring.health;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link ClusterChecks} repeats no check that is under way or recent. */
@Timeout(30)
class ClusterChecksTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final List<String> checked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch slow = new CountDownLatch(1);
    private Instant now = Instant.parse("2026-11-22T18:00:00Z");

    private final ClusterChecks checks =
            new ClusterChecks(this::preflight, name -> ends.getOrDefault(name, Instant.MIN), INTERVAL, () -> now);

    @Test
    void intervalLiesBetweenTwoChecks() {
        slow.countDown();
        checks.check(List.of("orders", "payments"));
        checks.check(List.of("orders"));
        assertThat(checked).containsExactly("orders", "payments");

        now = now.plus(INTERVAL).plusMillis(1);
        checks.check(List.of("orders"));
        assertThat(checked).containsExactly("orders", "payments", "orders");
    }

    @Test
    void checkUnderWayIsJoined() throws Exception {
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> checks.check(List.of("orders", "payments")));
        begun.await();
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> checks.check(List.of("orders", "bank")));
        slow.countDown();
        first.get(10, SECONDS);
        second.get(10, SECONDS);

        assertThat(checked).containsExactlyInAnyOrder("orders", "payments", "bank");
    }

    @Test
    void failureIsThrownAndForgotten() {
        slow.countDown();
        assertThatThrownBy(() -> checks.check(List.of("closed"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> checks.check(List.of("closed"))).isInstanceOf(IllegalStateException.class);
        assertThat(checked).containsExactly("closed", "closed");
    }

    private void preflight(Collection<String> names) {
        checked.addAll(names);
        begun.countDown();
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (names.contains("closed")) {
            throw new IllegalStateException("This Portolan is closed");
        }
        names.forEach(name -> ends.put(name, now));
    }
}
