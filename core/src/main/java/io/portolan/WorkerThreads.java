package io.portolan;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The daemon threads of one Portolan: as many as there are probes side by side, none a few seconds later. */
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

    /** Refuses work once this is closed, as {@link #requireOpen} does. */
    ExecutorService executor() {
        return executor;
    }

    void requireOpen() {
        if (executor.isShutdown()) {
            throw new IllegalStateException("this Portolan is closed");
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
