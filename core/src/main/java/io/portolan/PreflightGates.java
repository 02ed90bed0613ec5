package io.portolan;

import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.BrokerApis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one cluster. Clients with the same TLS settings share one. The usual gate has the catalog's settings. Of the others,
 * those that were used last are kept. Thread-safe.
 */
final class PreflightGates {

    private static final int MOST_OTHERS = 16;

    private final PreflightGate usual;
    private final TlsSettings usualSettings;
    private final Map<TlsSettings, PreflightGate> others = new LastUsed();

    /** @param usualSettings what the usual gate checks */
    PreflightGates(PreflightGate usual, TlsSettings usualSettings) {
        this.usual = usual;
        this.usualSettings = usualSettings;
    }

    /** The gate of clients with the catalog's settings. */
    PreflightGate usual() {
        return usual;
    }

    /** The gate of clients with these settings. */
    synchronized PreflightGate gate(TlsSettings tls) {
        return tls.equals(usualSettings) ? usual : others.computeIfAbsent(tls, usual::withTls);
    }

    /** The preflight that counts. If none has ended at the usual gate, it is the last one of the others. */
    @Nullable
    PreflightVerdict lastVerdict() {
        PreflightVerdict last = usual.lastVerdict();
        return last == null ? lastOf(verdictsOfOthers()) : last;
    }

    private static @Nullable PreflightVerdict lastOf(List<PreflightVerdict> verdicts) {
        return verdicts.stream()
                .max(Comparator.comparing(PreflightVerdict::endedAt))
                .orElse(null);
    }

    /** What the cluster's brokers speak, by the preflight that asked them. Empty if none has. */
    Optional<BrokerApis> brokerApis() {
        PreflightVerdict own = usual.lastVerdict();
        if (own != null && own.judged().apis().isPresent()) {
            return own.judged().apis();
        }
        for (PreflightVerdict verdict : verdictsOfOthers()) {
            if (verdict.judged().apis().isPresent()) {
                return verdict.judged().apis();
            }
        }
        return Optional.empty();
    }

    private synchronized List<PreflightVerdict> verdictsOfOthers() {
        List<PreflightVerdict> verdicts = new ArrayList<>();
        for (PreflightGate gate : others.values()) {
            PreflightVerdict verdict = gate.lastVerdict();
            if (verdict != null) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
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
