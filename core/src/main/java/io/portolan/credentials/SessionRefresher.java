package io.portolan.credentials;

import io.portolan.diagnosis.PortolanException;
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
 * Decides when a background thread refreshes the session of one identity. It logs when refreshes begin to fail and when
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

    /** Starts a refresh in the background if one is due at this time and none is queued. */
    void refreshIfDue(long now) {
        if (now < due || !queued.compareAndSet(false, true)) {
            return;
        }
        // A queued refresh may have ended between these two checks. It has then planned the next one.
        if (now < due || begin(this::attemptRefresh, Duration.ZERO) == null) {
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

    private synchronized void recordFailure(Throwable failure) {
        if (closed) {
            return;
        }
        RefreshFailure kind = RefreshFailure.of(failure);
        if (kind != lastFailure) {
            lastFailure = kind;
            failures = 0;
            warn(failure);
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

    private void warn(Throwable failure) {
        String message = "Refreshing a session fails. The session is used while it is valid: {}. {}";
        if (failure instanceof PortolanException) {
            LOG.warn(message, last, failure.getMessage());
        } else {
            // Nobody finds a class that is missing without the stack, which the logger adds.
            LOG.warn(message, last, "It is a fault of a program.", failure);
        }
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
        timer = begin(() -> refreshIfDue(Long.MAX_VALUE - 1), delay);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Runs this later. Null if no thread can be started now. The next caller who finds that a refresh is due tries again. */
    private @Nullable Future<?> begin(Runnable work, Duration delay) {
        try {
            return thread.schedule(work, delay);
        } catch (RuntimeException | Error e) {
            LOG.warn("The refresh of {} cannot be planned. It is planned again when its session is used.", identity, e);
            return null;
        }
    }

    private void attemptRefresh() {
        try {
            attempt.get().ifPresent(this::recordSuccess);
        } catch (RuntimeException | Error e) {
            recordFailure(e);
        } finally {
            queued.set(false);
        }
    }
}
