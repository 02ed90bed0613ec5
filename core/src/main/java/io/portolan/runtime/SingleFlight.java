package io.portolan.runtime;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread do a piece of work while the others that want its result wait for it. */
public final class SingleFlight<T> {

    private final AtomicReference<@Nullable CompletableFuture<T>> inFlight = new AtomicReference<>();

    /** The result of the work under way, or of this work. */
    public T runOrAwait(Supplier<T> work) {
        while (true) {
            CompletableFuture<T> mine = new CompletableFuture<>();
            CompletableFuture<T> running = inFlight.compareAndExchange(null, mine);
            if (running == null) {
                return runAsLeader(mine, work, false);
            }
            try {
                return awaitLeader(running);
            } catch (CancellationException e) {
                // The leader gave up for a reason of its own: this thread takes its turn.
            }
        }
    }

    /** Does this work unless some is under way; its failure makes those who wait for it try themselves. */
    public void runIfIdle(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        if (inFlight.compareAndSet(null, mine)) {
            runAsLeader(mine, work, true);
        }
    }

    private T runAsLeader(CompletableFuture<T> mine, Supplier<T> work, boolean failsAlone) {
        try {
            T result = work.get();
            inFlight.set(null);
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            inFlight.set(null);
            if (failsAlone || Thread.currentThread().isInterrupted()) {
                mine.cancel(false);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static <T> T awaitLeader(CompletableFuture<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    public static PortolanException interrupted(Throwable cause) {
        Finding finding = Finding.about(
                        Code.STS_UNAVAILABLE, "thread " + Thread.currentThread().getName())
                .seen("interrupted while it waited for a session")
                .cause("The application interrupted the thread, for instance to shut down.")
                .build();
        return new PortolanException("Interrupted while waiting for credentials", List.of(finding), cause);
    }
}
