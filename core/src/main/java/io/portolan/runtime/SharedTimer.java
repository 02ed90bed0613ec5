package io.portolan.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A share in the one daemon thread that refreshes the brokers of all clusters of this JVM. The first work of any share starts the
 * thread, the last share closed ends it. Not the thread of the credentials: these must not wait for a slow MSK API.
 */
public final class SharedTimer implements TaskScheduler {

    public static final String NAME = "portolan-brokers-refresh";

    private static final Object LOCK = new Object();
    private static @Nullable ScheduledThreadPoolExecutor executor;
    private static int shares;

    private boolean used;
    private boolean closed;

    @Override
    public Future<?> schedule(Runnable work, Duration delay) {
        synchronized (LOCK) {
            return closed
                    ? CompletableFuture.completedFuture(null)
                    : startedExecutor().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        synchronized (LOCK) {
            if (used && !closed && --shares == 0 && executor != null) {
                executor.shutdownNow();
                executor = null;
            }
            closed = true;
        }
    }

    private ScheduledThreadPoolExecutor startedExecutor() {
        ScheduledThreadPoolExecutor present = executor;
        if (present == null) {
            present = new ScheduledThreadPoolExecutor(1, SharedTimer::newThread);
            present.setRemoveOnCancelPolicy(true);
            executor = present;
        }
        if (!used) {
            used = true;
            shares++;
        }
        return present;
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, NAME);
        thread.setDaemon(true);
        // Not the class loader of whichever application happened to come first.
        thread.setContextClassLoader(SharedTimer.class.getClassLoader());
        return thread;
    }
}
