package io.portolan.preflight;

import io.portolan.diagnosis.PreflightListener;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the exceptions of a listener to itself, since they are no fault of the path; the first is logged. Thread-safe. */
final class GuardedListener implements PreflightListener {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    private final PreflightListener delegate;
    private final AtomicBoolean failed = new AtomicBoolean();

    GuardedListener(PreflightListener delegate) {
        this.delegate = delegate;
    }

    @Override
    public void start(String cluster, Stage stage, String step) {
        tell(() -> delegate.start(cluster, stage, step));
    }

    @Override
    public void end(String cluster, Stage stage, Step step) {
        tell(() -> delegate.end(cluster, stage, step));
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            if (!failed.getAndSet(true)) {
                LOG.warn("A preflight listener failed; it will be told more, but this is logged once", e);
            }
        }
    }
}
