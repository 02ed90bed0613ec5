package io.portolan.spring;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;

/** Notifies every listener of the application in order. */
final class CompositeListener implements PortolanListener {

    private final List<PortolanListener> listeners;

    CompositeListener(ObjectProvider<PortolanListener> beans) {
        listeners = beans.orderedStream().toList();
    }

    @Override
    public void start(String cluster, Stage stage, String step) {
        listeners.forEach(listener -> listener.start(cluster, stage, step));
    }

    @Override
    public void end(String cluster, Stage stage, Step step) {
        listeners.forEach(listener -> listener.end(cluster, stage, step));
    }

    @Override
    public void preflighted(PreflightReport report) {
        listeners.forEach(listener -> listener.preflighted(report));
    }

    @Override
    public void called(RemoteCall call) {
        listeners.forEach(listener -> listener.called(call));
    }

    @Override
    public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
        listeners.forEach(listener -> listener.brokersChanged(cluster, before, after));
    }

    @Override
    public void otherClusterMet(String cluster, Finding finding) {
        listeners.forEach(listener -> listener.otherClusterMet(cluster, finding));
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        listeners.forEach(listener -> listener.credentialsWithheld(cluster, host, finding));
    }

    /** One such listener is enough. */
    @Override
    public boolean replacesLog() {
        return listeners.stream().anyMatch(PortolanListener::replacesLog);
    }

    @Override
    public void credentialsReleased(String cluster, String host) {
        listeners.forEach(listener -> listener.credentialsReleased(cluster, host));
    }
}
