package io.portolan.credentials;

import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides when one role's session is refreshed on the daemon thread, and logs when that starts and stops failing. */
final class SessionRefresher {

    private static final Logger log = LoggerFactory.getLogger(SessionRefresher.class);

    /** Keeps sessions that end at once (a clock far ahead) from being fetched in a tight loop. */
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);

    private final String role;
    private final TaskScheduler thread;
    private final TimeSource time;
    private final Runnable attempt;
    private final AtomicBoolean queued = new AtomicBoolean();

    private volatile long due = Long.MAX_VALUE;
    private @Nullable Future<?> timer;
    private @Nullable Session last;
    private @Nullable RefreshFailure lastFailure;
    private int failures;
    private boolean closed;

    /** {@code attempt} makes one try, and tells {@link #recordSuccess} or throws. */
    SessionRefresher(String role, TaskScheduler thread, TimeSource time, Runnable attempt) {
        this.role = role;
        this.thread = thread;
        this.time = time;
        this.attempt = attempt;
    }

    /** Starts a refresh on the daemon thread if one is due at this time and none is queued. */
    void refreshIfDue(long now) {
        if (now < due || !queued.compareAndSet(false, true)) {
            return;
        }
        // One that was queued may have ended between the two looks, and have planned the next.
        if (now >= due) {
            // It reports its failure itself.
            Future<?> unused = thread.schedule(this::attemptRefresh, Duration.ZERO);
        } else {
            queued.set(false);
        }
    }

    synchronized void recordSuccess(Session session) {
        if (failures > 0) {
            log.info("Refreshing the session of {} works again; the session lasts until {}", role, session.expiry());
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
        RefreshFailure now = RefreshFailure.of(failure);
        if (now != lastFailure) {
            lastFailure = now;
            failures = 0;
            log.warn("Refreshing a session fails. It is served while it is valid: {}. {}", last, failure.getMessage());
        }
        failures++;
        long millis = time.clock().millis();
        Duration left = Duration.ofMillis(last == null ? -1 : last.life().expiredAt() - millis);
        schedule(millis + now.delay(failures, left, time.random().getAsDouble()).toMillis());
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
        // The timer runs on another clock than ours: where it rings a little early, that is time enough.
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
            attempt.run();
        } catch (RuntimeException e) {
            recordFailure(e);
        } finally {
            queued.set(false);
        }
    }
}
