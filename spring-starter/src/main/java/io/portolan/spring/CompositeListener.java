package io.portolan.spring;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Notifies every listener of the application in order. None keeps the others from an event. */
final class CompositeListener implements PortolanListener {

    private final List<PortolanListener> listeners;

    CompositeListener(ObjectProvider<PortolanListener> beans) {
        this(beans.orderedStream().toList());
    }

    CompositeListener(List<PortolanListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void start(String cluster, Stage stage, String step) {
        notifyEach(listener -> listener.start(cluster, stage, step));
    }

    @Override
    public void end(String cluster, Stage stage, Step step) {
        notifyEach(listener -> listener.end(cluster, stage, step));
    }

    @Override
    public void preflighted(PreflightReport report) {
        notifyEach(listener -> listener.preflighted(report));
    }

    @Override
    public void called(RemoteCall call) {
        notifyEach(listener -> listener.called(call));
    }

    @Override
    public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
        notifyEach(listener -> listener.brokersChanged(cluster, before, after));
    }

    @Override
    public void otherClusterMet(String cluster, Finding finding) {
        notifyEach(listener -> listener.otherClusterMet(cluster, finding));
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        notifyEach(listener -> listener.credentialsWithheld(cluster, host, finding));
    }

    /** One such listener is enough. */
    @Override
    public boolean replacesLog() {
        return listeners.stream().anyMatch(PortolanListener::replacesLog);
    }

    @Override
    public void credentialsReleased(String cluster, String host) {
        notifyEach(listener -> listener.credentialsReleased(cluster, host));
    }

    /** Notifies all of them even if one fails. The first failure is thrown in the end, and Portolan logs it. */
    private void notifyEach(Consumer<PortolanListener> event) {
        @Nullable Throwable failure = null;
        for (PortolanListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}
