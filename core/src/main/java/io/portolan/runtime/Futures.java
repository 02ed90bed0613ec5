package io.portolan.runtime;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for the work of another thread and throws what that thread threw. */
public final class Futures {

    private Futures() {}

    /**
     * Waits for the result of the work. An exception of the other thread is thrown as it is.
     *
     * @param interrupted makes the exception that is thrown if this thread is interrupted. The thread stays interrupted.
     */
    public static <T extends @Nullable Object> T await(
            Future<T> work, Function<? super InterruptedException, ? extends RuntimeException> interrupted) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted.apply(e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /**
     * The same for a limited time.
     *
     * @throws TimeoutException if the work has not ended by then
     */
    public static <T extends @Nullable Object> T await(
            Future<T> work,
            Duration longestWait,
            Function<? super InterruptedException, ? extends RuntimeException> interrupted)
            throws TimeoutException {
        try {
            return work.get(Math.max(0, longestWait.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted.apply(e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** The exception of the other thread, for the caller to throw. An {@link Error} is thrown at once. */
    public static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
