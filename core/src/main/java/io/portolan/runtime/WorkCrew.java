package io.portolan.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one piece of work. They start as they are needed, up to a limit. Further parts wait. Thread-safe. */
final class WorkCrew {

    private final HandOverQueue waiting = new HandOverQueue();
    private final ThreadPoolExecutor pool;
    private final AtomicInteger leftThreads;
    private int threads;
    private boolean ended;

    /** @param leftThreads counts the threads that outlive their work. Several crews share it. */
    WorkCrew(int size, ThreadFactory factory, AtomicInteger leftThreads) {
        this.leftThreads = leftThreads;
        pool = new ThreadPoolExecutor(
                0,
                size,
                1,
                TimeUnit.SECONDS,
                waiting,
                worker -> factory.newThread(() -> runCounted(worker)),
                this::awaitThread);
    }

    ExecutorService executor() {
        return pool;
    }

    /** Ends the threads. A part that runs goes on, and its thread ends with it. Parts that wait are cancelled. */
    void end() {
        recordEnd();
        pool.shutdown();
        List<Runnable> parts = new ArrayList<>();
        waiting.drainTo(parts);
        cancel(parts);
    }

    /** The same, but also interrupts the parts that run. */
    void interrupt() {
        recordEnd();
        cancel(pool.shutdownNow());
    }

    /** Another part may wait for one that will never run. */
    private static void cancel(List<Runnable> parts) {
        for (Runnable part : parts) {
            if (part instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }

    private void runCounted(Runnable worker) {
        count(1);
        try {
            worker.run();
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int change) {
        threads += change;
        if (ended) {
            leftThreads.addAndGet(change);
        }
    }

    private synchronized void recordEnd() {
        if (!ended) {
            ended = true;
            leftThreads.addAndGet(threads);
        }
    }

    /** The pool calls this if all threads are busy. */
    private void awaitThread(Runnable part, ThreadPoolExecutor full) {
        if (full.isShutdown()) {
            throw new RejectedExecutionException("This work has ended");
        }
        waiting.enqueue(part);
    }

    /** Takes a part only if an idle thread takes it over at once. So the pool adds threads before parts wait. */
    private static final class HandOverQueue extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable part) {
            return tryTransfer(part);
        }

        void enqueue(Runnable part) {
            super.offer(part);
        }
    }
}
