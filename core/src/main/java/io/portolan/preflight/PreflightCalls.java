package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.Finding;
import java.util.Optional;
import javax.security.sasl.SaslClient;

/**
 * What others do for a preflight of one cluster. The preflight calls them on its threads. A call that fails throws
 * {@link io.portolan.diagnosis.PortolanException}. Its findings become those of the stage.
 */
public interface PreflightCalls {

    /** Whether the MSK API must be asked for the brokers. */
    boolean needsControlPlane();

    /** Assumes the roles for the MSK API. */
    void assumeControlPlane();

    /** Looks up the brokers. A preflight asks once. */
    KnownBrokers findBrokers();

    /**
     * Whether everything but TLS has passed already. So a run for clients with other TLS settings ends after TLS.
     *
     * @param brokers what {@link #findBrokers} found
     */
    boolean needsOnlyTls(BootstrapBrokers brokers);

    /** Reads the TLS settings of the clients. The caller closes the engines. */
    TlsEngines openTls();

    /**
     * Assumes the roles for Kafka. This is called only if DNS shows the right brokers. It runs beside the checks of TCP and
     * TLS.
     *
     * @return a warning about credentials that still work. Empty if there is none.
     */
    Optional<Finding> assumeDataPlane();

    /** Makes a SASL client of the identity for Kafka and for a broker with this host name. It makes no remote call. */
    SaslClient createSaslClient(String host);
}
