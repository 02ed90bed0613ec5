package io.portolan.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread do a piece of work. Other threads that want its result wait for it. Thread-safe. */
public final class SingleFlight<T> {

    private final AtomicReference<@Nullable CompletableFuture<T>> inFlight = new AtomicReference<>();
    private final Function<InterruptedException, RuntimeException> interrupted;

    /** @param interrupted makes the exception that a thread throws if it is interrupted while it waits */
    public SingleFlight(Function<InterruptedException, RuntimeException> interrupted) {
        this.interrupted = interrupted;
    }

    /**
     * The result of the work that is under way. If there is none, this thread does this work.
     *
     * @param longestWait for the work of another thread. Work that takes longer is stuck, and the next caller replaces it.
     * @throws TimeoutException if the work of another thread has not ended by then
     */
    public T runOrAwait(Supplier<T> work, Duration longestWait) throws TimeoutException {
        long start = System.nanoTime();
        while (true) {
            CompletableFuture<T> mine = new CompletableFuture<>();
            CompletableFuture<T> running = inFlight.compareAndExchange(null, mine);
            if (running == null) {
                return runAsLeader(mine, work, false);
            }
            try {
                return Futures.await(running, longestWait.minus(ElapsedTime.since(start)), interrupted);
            } catch (CancellationException e) {
                // The leader gave up for a reason of its own. This thread may take its place.
            } catch (TimeoutException e) {
                inFlight.compareAndSet(running, null);
                throw e;
            }
        }
    }

    /**
     * Does this work unless some is under way. If it fails, the threads that wait for it try the work themselves.
     *
     * @return the result. Empty if other work is under way.
     */
    public Optional<T> runIfIdle(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        return inFlight.compareAndSet(null, mine) ? Optional.of(runAsLeader(mine, work, true)) : Optional.empty();
    }

    private T runAsLeader(CompletableFuture<T> mine, Supplier<T> work, boolean failsAlone) {
        try {
            T result = work.get();
            inFlight.compareAndSet(mine, null);
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            inFlight.compareAndSet(mine, null);
            if (failsAlone || Thread.currentThread().isInterrupted()) {
                mine.cancel(false);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
