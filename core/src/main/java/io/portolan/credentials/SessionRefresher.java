package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the daemon thread refreshes the session of one identity. It logs when refreshes begin to fail and when
 * they succeed again. Thread-safe.
 */
final class SessionRefresher {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRefresher.class);

    /**
     * Some sessions end at once because the clock is far ahead. This delay keeps them from being requested in a tight
     * loop.
     */
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);

    private final String identity;
    private final TaskScheduler thread;
    private final TimeSource time;
    private final Supplier<Optional<Session>> attempt;
    private final AtomicBoolean queued = new AtomicBoolean();

    private volatile long due = Long.MAX_VALUE;
    private @Nullable Future<?> timer;
    private @Nullable Session last;
    private @Nullable RefreshFailure lastFailure;
    private int failures;
    private boolean closed;

    /**
     * A refresher for one identity. Each run of {@code attempt} makes one try. It is empty if another thread is at it.
     */
    SessionRefresher(String identity, TaskScheduler thread, TimeSource time, Supplier<Optional<Session>> attempt) {
        this.identity = identity;
        this.thread = thread;
        this.time = time;
        this.attempt = attempt;
    }

    /** Starts a refresh on the daemon thread if one is due at this time and none is queued. */
    void refreshIfDue(long now) {
        if (now < due || !queued.compareAndSet(false, true)) {
            return;
        }
        // A queued refresh may have ended between these two checks. It has then planned the next one.
        if (now >= due) {
            // The attempt reports its own failure.
            Future<?> unused = thread.schedule(this::attemptRefresh, Duration.ZERO);
        } else {
            queued.set(false);
        }
    }

    /** Plans the next refresh. Does nothing if it knows this session already. */
    synchronized void recordSuccess(Session session) {
        if (session == last) {
            return;
        }
        if (failures > 0) {
            LOG.info("Refreshing the session of {} works again. In use is {}.", identity, session);
        }
        failures = 0;
        lastFailure = null;
        last = session;
        schedule(Math.max(session.life().refreshAt(), time.clock().millis() + SHORTEST_DELAY.toMillis()));
    }

    private synchronized void recordFailure(RuntimeException failure) {
        if (closed) {
            return;
        }
        RefreshFailure kind = RefreshFailure.of(failure);
        if (kind != lastFailure) {
            lastFailure = kind;
            failures = 0;
            LOG.warn(
                    "Refreshing a session fails. The session is used while it is valid: {}. {}",
                    last,
                    failure.getMessage());
        }
        failures++;
        long millis = time.clock().millis();
        Duration timeLeft = Duration.ofMillis(last == null ? -1 : last.life().expiredAt() - millis);
        schedule(millis
                + kind.delay(failures, timeLeft, time.random().getAsDouble()).toMillis());
    }

    synchronized void close() {
        closed = true;
        due = Long.MAX_VALUE;
        cancelTimer();
        thread.close();
    }

    private void schedule(long at) {
        if (closed) {
            return;
        }
        due = at;
        cancelTimer();
        if (at == Long.MAX_VALUE) {
            return;
        }
        // The timer has another clock and may fire a little early. The refresh runs even then.
        Duration delay = Duration.ofMillis(Math.max(0, at - time.clock().millis()));
        timer = thread.schedule(() -> refreshIfDue(Long.MAX_VALUE - 1), delay);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void attemptRefresh() {
        try {
            attempt.get().ifPresent(this::recordSuccess);
        } catch (RuntimeException e) {
            recordFailure(e);
        } finally {
            queued.set(false);
        }
    }
}
