package io.portolan.preflight;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the checks of one preflight on the executor until its deadline. A check that is late is left alone, not interrupted:
 * it may be the one flight that other clients wait for, and each ends at its own time-out.
 */
final class SideBySide {

    private final ExecutorService executor;
    private final long end;

    SideBySide(ExecutorService executor, Duration deadline) {
        this(executor, System.nanoTime() + deadline.toNanos());
    }

    private SideBySide(ExecutorService executor, long end) {
        this.executor = executor;
        this.end = end;
    }

    /** The same, with a deadline that is no later than this from now on. */
    SideBySide within(Duration limit) {
        return new SideBySide(executor, System.nanoTime() + Math.min(remaining(), limit.toNanos()));
    }

    <T> Future<T> start(Callable<T> check) {
        return executor.submit(check);
    }

    boolean over() {
        return remaining() == 0;
    }

    /** The result; empty where the deadline passed first, or this thread was interrupted. Throws what the check threw. */
    <T> Optional<T> result(Future<T> check) {
        try {
            return Optional.of(check.get(remaining(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            check.cancel(false);
            return Optional.empty();
        } catch (InterruptedException e) {
            check.cancel(false);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    private long remaining() {
        return Math.max(0, end - System.nanoTime());
    }
}
