package io.portolan.runtime;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One piece of work from its request to its result. */
final class QueuedWork<T extends @Nullable Object> {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CrewWork<T> work;
    private final WorkCrew crew;

    QueuedWork(CrewWork<T> work, WorkCrew crew) {
        this.work = work;
        this.crew = crew;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /** Starts a part on the crew, even the first one, which is {@link #run}. */
    void execute(Runnable part) {
        crew.executor().execute(part);
    }

    /** Does the work. Returns what tells those who wait how it ended. */
    Runnable run() {
        try {
            T value = work.run(crew.executor());
            return () -> result.complete(value);
        } catch (Throwable e) {
            return () -> result.completeExceptionally(e);
        } finally {
            crew.end();
        }
    }

    /** Tells those who wait that there will be no result. Interrupts the work if it runs. */
    void abort(Throwable reason) {
        result.completeExceptionally(reason);
        crew.interrupt();
    }
}
