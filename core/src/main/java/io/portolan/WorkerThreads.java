package io.portolan;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of one Portolan. There are as many as pieces of work that run side by side. An idle thread ends
 * after 5 s.
 */
final class WorkerThreads implements AutoCloseable {

    private final AtomicInteger numbers = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::thread,
            (work, closed) -> requireOpen());

    /** An executor that refuses work once this is closed. It then throws as {@link #requireOpen} does. */
    ExecutorService executor() {
        return executor;
    }

    void requireOpen() {
        if (executor.isShutdown()) {
            throw new IllegalStateException("This Portolan is closed");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "portolan-worker-" + numbers.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
