package io.portolan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.Preflight;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one cluster. Clients with the same TLS settings share one. The usual gate has the catalog's settings. Of the others,
 * those that were used last are kept. Thread-safe.
 */
final class PreflightGates {

    private static final int MOST_OTHERS = 16;

    private final TlsSettings usualSettings;
    private final PreflightGate usual;
    private final Function<TlsSettings, PreflightGate> factory;
    private final Map<TlsSettings, PreflightGate> others = new LastUsed();

    PreflightGates(TlsSettings usualSettings, Function<TlsSettings, PreflightGate> factory) {
        this.usualSettings = usualSettings;
        this.usual = factory.apply(usualSettings);
        this.factory = factory;
    }

    static PreflightGates of(
            ClusterDefinition definition,
            ClusterIdentities identities,
            ClusterBrokers brokers,
            Preflight preflight,
            Executor executor) {
        ProvenPath path = new ProvenPath();
        return new PreflightGates(TlsSettings.of(definition), tls -> {
            ClusterCalls calls = new ClusterCalls(definition, identities, brokers, tls, path);
            ClusterPreflight check = new ClusterPreflight(definition, brokers, calls, preflight, path);
            return new PreflightGate(definition.settings().preflight(), brokers, check, executor);
        });
    }

    /** The gate of clients with the catalog's settings. */
    PreflightGate usual() {
        return usual;
    }

    /** The gate of clients with these settings. */
    synchronized PreflightGate gate(TlsSettings tls) {
        return tls.equals(usualSettings) ? usual : others.computeIfAbsent(tls, factory);
    }

    /** The preflight that counts. If none has ended at the usual gate, it is the last one of the others. */
    synchronized @Nullable PreflightVerdict lastVerdict() {
        PreflightVerdict last = usual.lastVerdict();
        if (last != null) {
            return last;
        }
        for (PreflightGate gate : others.values()) {
            PreflightVerdict verdict = gate.lastVerdict();
            if (verdict != null && (last == null || verdict.endedAt().isAfter(last.endedAt()))) {
                last = verdict;
            }
        }
        return last;
    }

    private static final class LastUsed extends LinkedHashMap<TlsSettings, PreflightGate> {

        private static final long serialVersionUID = 1;

        LastUsed() {
            super(MOST_OTHERS, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<TlsSettings, PreflightGate> eldest) {
            return size() > MOST_OTHERS;
        }
    }
}
