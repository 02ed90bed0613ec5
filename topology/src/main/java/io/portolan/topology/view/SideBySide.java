package io.portolan.topology.view;

import io.portolan.runtime.DaemonThreads;
import io.portolan.runtime.ElapsedTime;
import io.portolan.runtime.Futures;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Runs calls on a few threads until a common deadline. Thread-safe. */
final class SideBySide implements AutoCloseable {

    /** The APIs allow few calls per second to an account. */
    private static final int THREADS = 8;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, DaemonThreads.numbered("portolan-inspect-"));
    private final Duration deadline;
    private final long start = System.nanoTime();

    SideBySide(Duration deadline) {
        this.deadline = deadline;
    }

    <T> Part<T> begin(ViewCall<T> call) {
        return new Part<>(call, threads.submit(call::run), this);
    }

    /** A call that was begun. */
    record Part<T>(ViewCall<T> call, Future<Viewed<T>> result, SideBySide work) {

        /** What it gave. After the deadline nothing is waited for. */
        Viewed<T> await() {
            Duration left = work.deadline.minus(ElapsedTime.since(work.start));
            try {
                return Futures.await(
                        result, left, e -> new IllegalStateException("Interrupted while the estate was read", e));
            } catch (TimeoutException e) {
                result.cancel(true);
                return call.miss(
                        "no answer within " + work.deadline.toSeconds() + " s", "Try again, or read a smaller part.");
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
