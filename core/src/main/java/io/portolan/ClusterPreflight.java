package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.ClusterWatch;
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

    ClusterPreflight(ClusterDefinition definition, ClusterBrokers brokers, PreflightCalls calls, Preflight preflight) {
        this.definition = definition;
        this.brokers = brokers;
        this.calls = calls;
        this.preflight = preflight;
    }

    @Override
    public JudgedBrokers run(Optional<KnownBrokers> known, CompletableFuture<BootstrapBrokers> verified) {
        brokers.requireOpen();
        if (known.isPresent()) {
            return check(new KnownBrokersCalls(calls, known.get()), verified);
        }
        JudgedBrokers judged = check(calls, verified);
        // A snapshot may be older than the cluster. It must not stop one start after the other.
        if (!judged.passed() && brokers.refreshFromApi()) {
            judged = check(calls, verified);
        }
        return judged;
    }

    @Override
    public boolean isRefuted() {
        return ClusterWatch.hasMetAnother(definition.name());
    }

    private void learn(String clusterId) {
        brokers.learnClusterId(clusterId);
        ClusterWatch.seenByPreflight(clusterId);
    }

    private JudgedBrokers check(PreflightCalls calls, CompletableFuture<BootstrapBrokers> verified) {
        JudgedBrokers judged = preflight.run(definition, calls, verified);
        judged.clusterId().ifPresent(this::learn);
        return judged;
    }
}
