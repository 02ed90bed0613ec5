package io.portolan.brokers;

import java.util.Optional;

/** Brokers that the catalog gives. A preflight adds the id of their cluster, which only memory keeps. Thread-safe. */
final class GivenBrokers {

    private volatile KnownBrokers known;

    GivenBrokers(KnownBrokers known) {
        this.known = known;
    }

    KnownBrokers get() {
        return known;
    }

    synchronized void learnClusterId(String id, boolean firstStays) {
        if (known.clusterId().isEmpty() || !firstStays) {
            known = known.withClusterId(Optional.of(id));
        }
    }
}
