package io.portolan;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import io.portolan.runtime.DaemonThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a listener on a thread of its own. Nobody waits for this thread, so the listener may call back into Portolan.
 * What the listener throws is no fault of the path. The first one is logged. Thread-safe.
 */
final class GuardedListener implements PortolanListener, AutoCloseable {

    /** Enough for the steps of a thousand clusters. */
    static final int MOST_WAITING_EVENTS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);
    private static final Duration LAST_EVENTS = Duration.ofSeconds(1);

    private final PortolanListener delegate;
    private final ThreadPoolExecutor executor;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean overflowed = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    GuardedListener(PortolanListener delegate) {
        this.delegate = delegate;
        executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING_EVENTS),
                DaemonThreads.named("portolan-listener"));
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void start(String cluster, Stage stage, String step) {
        callLater(() -> delegate.start(cluster, stage, step));
    }

    @Override
    public void end(String cluster, Stage stage, Step step) {
        callLater(() -> delegate.end(cluster, stage, step));
    }

    @Override
    public void preflighted(PreflightReport report) {
        callLater(() -> delegate.preflighted(report));
    }

    @Override
    public void called(RemoteCall call) {
        callLater(() -> delegate.called(call));
    }

    @Override
    public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
        callLater(() -> delegate.brokersChanged(cluster, before, after));
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        callLater(() -> delegate.credentialsWithheld(cluster, host, finding));
    }

    @Override
    public void credentialsReleased(String cluster, String host) {
        callLater(() -> delegate.credentialsReleased(cluster, host));
    }

    @Override
    public void otherClusterMet(String cluster, Finding finding) {
        callLater(() -> delegate.otherClusterMet(cluster, finding));
    }

    /** Asked at once and not on the listener's thread. It is no event. */
    @Override
    public boolean replacesLog() {
        return delegate.replacesLog();
    }

    /** Waits a second for the events so far. Later ones are dropped. The listener itself does not wait. */
    @Override
    public void close() {
        executor.shutdown();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!executor.awaitTermination(LAST_EVENTS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A listener is slow. It hears of the last events after its Portolan is closed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void callLater(Runnable call) {
        if (NONE.equals(delegate)) {
            return;
        }
        try {
            executor.execute(() -> callSafely(call));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown() && !overflowed.getAndSet(true)) {
                LOG.warn("A listener is too slow. It does not hear of all events, and this is not logged again.");
            }
        } catch (Throwable e) {
            // The thread may not start for want of memory. The event waits for the next one.
            warnOnce(e);
        }
    }

    private void callSafely(Runnable call) {
        thread = Thread.currentThread();
        try {
            call.run();
        } catch (Throwable e) {
            warnOnce(e);
        }
    }

    private void warnOnce(Throwable e) {
        if (!failed.getAndSet(true)) {
            LOG.warn("A listener failed. It is still called, but its further failures are not logged.", e);
        }
    }
}
