package io.portolan;

import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.RunScope;
import java.util.Optional;

/** Checks the path to one cluster. */
interface PathCheck {

    /**
     * Checks the path now.
     *
     * @param known the brokers to check. If empty, they are looked up.
     * @param scope what the check has for itself. The brokers are verified in it as soon as it is known.
     * @return the report and the brokers that were checked
     */
    JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope);

    /** Tells listeners of the report, now that its result counts. */
    default void announce(PreflightReport report) {}

    /** Whether a listener logs what it is told. Nobody else logs it then. */
    default boolean isLogged() {
        return false;
    }

    /** Whether a running client has met another cluster. An earlier check that passed then counts no more. */
    default boolean isRefuted() {
        return false;
    }

    /** The same check for clients with other TLS settings. If the path is proven already, it ends after TLS. */
    default PathCheck withTls(TlsSettings tls) {
        return this;
    }
}
