package io.portolan.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** {@link ClusterHealth} while a check is slow. */
class SlowCheckTest {

    private static final HealthProperties IMPATIENT = new HealthProperties(Duration.ZERO, Duration.ofMillis(50));
    private static final HealthProperties PATIENT = new HealthProperties(Duration.ZERO, Duration.ofSeconds(20));

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Portolan portolan = Portolan.open(ClusterCatalog.of(
            Map.of(
                    "clusters",
                    Map.of(
                            "orders",
                            Map.of("bootstrap-servers", List.of("127.0.0.1:1"), "security-protocol", "PLAINTEXT"))),
            "a test",
            path -> ""));

    @AfterEach
    void end() {
        slow.countDown();
        portolan.close();
        executor.shutdown();
    }

    @Test
    void statusIsOutOfServiceBeforeFirstCheck() {
        ClusterHealth health = health(0, IMPATIENT);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(asked).as("one check, for both").hasValue(1);
    }

    @Test
    void lastHealthIsShownDuringNextCheck() {
        ClusterHealth quick = health(Integer.MAX_VALUE, PATIENT);
        assertThat(quick.health().getStatus()).isEqualTo(Status.DOWN);

        ClusterHealth health = health(asked.get() + 1, new HealthProperties(Duration.ZERO, Duration.ofSeconds(2)));
        Health first = health.health();
        assertThat(first.getDetails()).containsEntry("broker", "FAILED");
        assertThat(health.health()).isEqualTo(first);
        assertThat(health.health()).isEqualTo(first);
        assertThat(asked).as("one of the second kind, one slow one").hasValue(3);
    }

    @Test
    void failedCheckIsDownAndTriedAgain() {
        portolan.close();
        ClusterHealth health = health(Integer.MAX_VALUE, PATIENT);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(asked).hasValue(2);
    }

    /** The health of a cluster whose checks are slow after this many quick ones. */
    private ClusterHealth health(int quick, HealthProperties times) {
        InstantSource clock = InstantSource.system();
        ClusterChecks checks =
                new ClusterChecks(names -> check(quick, names), name -> Instant.MIN, times.interval(), clock);
        return new ClusterHealth(new ClusterCheck("orders", portolan, checks, clock), times, executor, clock);
    }

    private void check(int quick, Collection<String> names) {
        if (asked.getAndIncrement() >= quick) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        portolan.preflight(names);
    }
}
