package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.kafka.TlsSettings;
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

    /** The same check for clients with other TLS settings. If the path is proven already, it ends after TLS. */
    default PathCheck withTls(TlsSettings tls) {
        return this;
    }
}
