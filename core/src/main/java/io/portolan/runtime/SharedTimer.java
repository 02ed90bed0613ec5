package io.portolan.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread that several owners share. The first work of any share starts the thread. The thread ends when the last
 * share that had work is closed. Its current work is then interrupted. Thread-safe.
 */
public final class SharedTimer {

    private final DaemonThreads threads;
    private @Nullable ScheduledThreadPoolExecutor executor;
    private int usedShares;

    /** @param name the thread's name */
    public SharedTimer(String name) {
        threads = DaemonThreads.named(name);
    }

    /** A share. It costs nothing before its first work. */
    public TaskScheduler share() {
        return new TimerShare();
    }

    private ScheduledThreadPoolExecutor startedExecutor() {
        ScheduledThreadPoolExecutor present = executor;
        if (present == null) {
            present = new ScheduledThreadPoolExecutor(1, threads);
            present.setRemoveOnCancelPolicy(true);
            executor = present;
        }
        return present;
    }

    private final class TimerShare implements TaskScheduler {

        private boolean used;
        private boolean closed;

        @Override
        public Future<?> schedule(Runnable work, Duration delay) {
            synchronized (SharedTimer.this) {
                if (closed) {
                    return CompletableFuture.completedFuture(null);
                }
                if (!used) {
                    used = true;
                    usedShares++;
                }
                return startedExecutor().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void close() {
            synchronized (SharedTimer.this) {
                if (used && !closed && --usedShares == 0 && executor != null) {
                    executor.shutdownNow();
                    executor = null;
                }
                closed = true;
            }
        }
    }
}
