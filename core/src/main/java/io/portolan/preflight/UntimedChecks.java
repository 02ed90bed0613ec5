package io.portolan.preflight;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Checks without a timeout of their own, such as the JVM's look-ups. A run has few threads. If all of them hung in such checks,
 * no name server would be asked any more. So only some of the threads do them, and further ones wait. Thread-safe.
 */
final class UntimedChecks {

    /** Half of a run's threads. */
    static final int MOST_AT_ONCE = 8;

    private final Executor executor;
    private final Deque<FutureTask<?>> waiting = new ArrayDeque<>();
    private int lanes;

    UntimedChecks(Executor executor) {
        this.executor = executor;
    }

    <T> Future<T> start(Callable<T> check) {
        FutureTask<T> task = new FutureTask<>(check);
        if (enqueue(task)) {
            executor.execute(this::runAll);
        }
        return task;
    }

    /** Adds a check. Returns whether it needs another thread. */
    private synchronized boolean enqueue(FutureTask<?> task) {
        waiting.add(task);
        boolean another = lanes < MOST_AT_ONCE;
        lanes += another ? 1 : 0;
        return another;
    }

    private void runAll() {
        for (Optional<FutureTask<?>> next = poll(); next.isPresent(); next = poll()) {
            next.get().run();
        }
    }

    private synchronized Optional<FutureTask<?>> poll() {
        Optional<FutureTask<?>> next = Optional.ofNullable(waiting.poll());
        lanes -= next.isPresent() ? 0 : 1;
        return next;
    }
}
