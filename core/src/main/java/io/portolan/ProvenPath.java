package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.preflight.JudgedBrokers;
import java.util.Optional;

/** The brokers of one cluster whose last preflight has passed. Clients that differ in TLS need only TLS checked. Thread-safe. */
final class ProvenPath {

    private volatile Optional<BootstrapBrokers> proven = Optional.empty();

    /** Keeps the brokers if their preflight has passed. */
    void keep(JudgedBrokers judged) {
        proven = judged.passed() ? judged.brokers() : Optional.empty();
    }

    /** Proves the path no more. */
    void forget() {
        proven = Optional.empty();
    }

    boolean leadsTo(BootstrapBrokers brokers) {
        Optional<BootstrapBrokers> last = proven;
        return last.isPresent() && last.get().equals(brokers);
    }
}
