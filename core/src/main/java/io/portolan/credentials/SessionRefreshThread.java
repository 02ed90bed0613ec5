package io.portolan.credentials;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The one daemon thread that refreshes all sessions of this JVM ahead of their expiry. */
final class SessionRefreshThread implements SdkAutoCloseable {

    static final String NAME = "portolan-credentials-refresh";

    // Discards what is handed in after close: a session that arrives late needs no refresh any more.
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, SessionRefreshThread::thread, new DiscardPolicy());

    SessionRefreshThread() {
        executor.setRemoveOnCancelPolicy(true);
    }

    Future<?> schedule(Runnable task, Duration delay) {
        return executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void execute(Runnable task) {
        executor.execute(task);
    }

    /** Ends the thread; a call under way ends with its own time-out at the latest. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        // Not the class loader of whichever application happened to come first.
        thread.setContextClassLoader(SessionRefreshThread.class.getClassLoader());
        return thread;
    }
}
