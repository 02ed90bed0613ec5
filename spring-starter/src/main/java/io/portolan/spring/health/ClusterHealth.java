package io.portolan.spring.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health of one cluster by its last check. A call repeats the check if it is older than the interval. Only one
 * check runs at a time. It has a thread of its own, so no caller waits longer than the timeout. Thread-safe.
 */
final class ClusterHealth implements HealthIndicator {

    private final ClusterCheck check;
    private final HealthProperties times;
    private final Executor executor;
    private final InstantSource clock;
    private volatile Checked before = new Checked(
            Health.outOfService()
                    .withDetail("check", "under way for the first time")
                    .build(),
            Instant.MIN);
    private CompletableFuture<Checked> latest = CompletableFuture.completedFuture(before);

    /**
     * The result of a check.
     *
     * @param at The end of the check.
     */
    record Checked(Health health, Instant at) {}

    ClusterHealth(ClusterCheck check, HealthProperties times, Executor executor, InstantSource clock) {
        this.check = check;
        this.times = times;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public Health health() {
        try {
            return latest().get(times.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .health();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return before.health();
        } catch (TimeoutException e) {
            return before.health();
        } catch (ExecutionException e) {
            return Health.down(Objects.requireNonNullElse(e.getCause(), e)).build();
        }
    }

    private synchronized CompletableFuture<Checked> latest() {
        if (latest.isCompletedExceptionally()) {
            latest = start();
        } else if (latest.isDone() && isOld(latest.join())) {
            before = latest.join();
            latest = start();
        }
        return latest;
    }

    private CompletableFuture<Checked> start() {
        return CompletableFuture.supplyAsync(check::check, executor);
    }

    private boolean isOld(Checked checked) {
        return checked.at().isBefore(clock.instant().minus(times.interval()));
    }
}
