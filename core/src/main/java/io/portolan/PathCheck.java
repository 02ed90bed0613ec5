package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.preflight.JudgedBrokers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Checks the path to one cluster. */
interface PathCheck {

    /**
     * Checks the path now.
     *
     * @param known the brokers to check. If empty, they are looked up.
     * @param verified is completed with the brokers as soon as they are verified. Otherwise it stays as it is.
     * @return the report and the brokers that were checked
     */
    JudgedBrokers run(Optional<KnownBrokers> known, CompletableFuture<BootstrapBrokers> verified);

    /** Whether a running client has met another cluster. An earlier check that passed then counts no more. */
    default boolean isRefuted() {
        return false;
    }
}
