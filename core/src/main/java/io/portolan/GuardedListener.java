package io.portolan;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener and catches its exceptions. They are no fault of the path. The first one is logged. Thread-safe. */
final class GuardedListener implements PortolanListener {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    private final PortolanListener delegate;
    private final AtomicBoolean failed = new AtomicBoolean();

    static PortolanListener of(PortolanListener listener) {
        return NONE.equals(listener) ? NONE : new GuardedListener(listener);
    }

    private GuardedListener(PortolanListener delegate) {
        this.delegate = delegate;
    }

    @Override
    public void start(String cluster, Stage stage, String step) {
        callSafely(() -> delegate.start(cluster, stage, step));
    }

    @Override
    public void end(String cluster, Stage stage, Step step) {
        callSafely(() -> delegate.end(cluster, stage, step));
    }

    @Override
    public void preflighted(PreflightReport report) {
        callSafely(() -> delegate.preflighted(report));
    }

    @Override
    public void called(RemoteCall call) {
        callSafely(() -> delegate.called(call));
    }

    @Override
    public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
        callSafely(() -> delegate.brokersChanged(cluster, before, after));
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        callSafely(() -> delegate.credentialsWithheld(cluster, host, finding));
    }

    @Override
    public void credentialsReleased(String cluster, String host) {
        callSafely(() -> delegate.credentialsReleased(cluster, host));
    }

    @Override
    public void otherClusterMet(String cluster, Finding finding) {
        callSafely(() -> delegate.otherClusterMet(cluster, finding));
    }

    private void callSafely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            if (!failed.getAndSet(true)) {
                LOG.warn("A listener failed. It is still called, but its further failures are not logged.", e);
            }
        }
    }
}
