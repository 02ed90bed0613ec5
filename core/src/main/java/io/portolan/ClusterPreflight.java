package io.portolan;

import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.kafka.ClusterWatch;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.Preflight;
import io.portolan.preflight.PreflightCalls;
import io.portolan.preflight.RunScope;
import java.util.Optional;

/** The preflight of one cluster. It runs again if the brokers of a snapshot fail. Thread-safe. */
final class ClusterPreflight implements PathCheck {

    private final ClusterDefinition definition;
    private final ClusterBrokers brokers;
    private final PreflightCalls calls;
    private final Preflight preflight;
    private final ProvenPath path;

    ClusterPreflight(ClusterDefinition definition, ClusterBrokers brokers, PreflightCalls calls, Preflight preflight) {
        this(definition, brokers, calls, preflight, new ProvenPath());
    }

    private ClusterPreflight(
            ClusterDefinition definition,
            ClusterBrokers brokers,
            PreflightCalls calls,
            Preflight preflight,
            ProvenPath path) {
        this.definition = definition;
        this.brokers = brokers;
        this.calls = calls;
        this.preflight = preflight;
        this.path = path;
    }

    @Override
    public PathCheck withTls(TlsSettings tls) {
        return new ClusterPreflight(definition, brokers, new TlsCalls(calls, tls, path), preflight, path);
    }

    @Override
    public JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope) {
        if (isRefuted()) {
            path.forget();
        }
        JudgedBrokers judged = judge(known, scope);
        path.keep(judged);
        return judged;
    }

    private JudgedBrokers judge(Optional<KnownBrokers> known, RunScope scope) {
        brokers.requireOpen();
        PreflightCalls used = known.isPresent() ? new KnownBrokersCalls(calls, known.get()) : calls;
        JudgedBrokers judged = runUncut(used, scope);
        // A snapshot may be older than the cluster. It must not stop one start after the other.
        if (known.isEmpty() && !judged.passed() && brokers.refreshFromApi()) {
            announce(judged.report());
            judged = runUncut(calls, scope);
        }
        return judged;
    }

    @Override
    public void announce(PreflightReport report) {
        preflight.announce(report);
    }

    @Override
    public boolean isLogged() {
        return preflight.isLogged();
    }

    @Override
    public boolean isRefuted() {
        return ClusterWatch.hasMetAnother(definition.name());
    }

    private void learn(String clusterId) {
        brokers.learnClusterId(clusterId);
        ClusterWatch.seenByPreflight(clusterId);
    }

    /** A run that the end of the Portolan cuts short says nothing about the path. */
    private JudgedBrokers runUncut(PreflightCalls used, RunScope scope) {
        JudgedBrokers judged = preflight.run(definition, used, scope);
        brokers.requireOpen();
        judged.clusterId().ifPresent(this::learn);
        return judged;
    }
}
