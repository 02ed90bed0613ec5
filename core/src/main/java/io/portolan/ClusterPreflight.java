package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.Preflight;
import io.portolan.preflight.PreflightCalls;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
    public JudgedBrokers run(Optional<KnownBrokers> known, CompletableFuture<BootstrapBrokers> verified) {
        JudgedBrokers judged = judge(known, verified);
        path.keep(judged);
        return judged;
    }

    private JudgedBrokers judge(Optional<KnownBrokers> known, CompletableFuture<BootstrapBrokers> verified) {
        brokers.requireOpen();
        if (known.isPresent()) {
            return preflight.run(definition, new KnownBrokersCalls(calls, known.get()), verified);
        }
        JudgedBrokers judged = preflight.run(definition, calls, verified);
        // A snapshot may be older than the cluster. It must not stop one start after the other.
        if (!judged.passed() && brokers.refreshFromApi()) {
            judged = preflight.run(definition, calls, verified);
        }
        return judged;
    }
}
