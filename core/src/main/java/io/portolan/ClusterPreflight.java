package io.portolan;

import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
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

    ClusterPreflight(ClusterDefinition definition, ClusterBrokers brokers, PreflightCalls calls, Preflight preflight) {
        this.definition = definition;
        this.brokers = brokers;
        this.calls = calls;
        this.preflight = preflight;
    }

    @Override
    public JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope) {
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

    /** A run that the end of the Portolan cuts short says nothing about the path. */
    private JudgedBrokers runUncut(PreflightCalls used, RunScope scope) {
        JudgedBrokers judged = preflight.run(definition, used, scope);
        brokers.requireOpen();
        return judged;
    }
}
