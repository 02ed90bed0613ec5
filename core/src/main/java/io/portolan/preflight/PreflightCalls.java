package io.portolan.preflight;

import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.Finding;
import java.util.Optional;
import javax.security.sasl.SaslClient;

/**
 * What a preflight has others do for one cluster. It calls them on its executor. Each throws
 * {@link io.portolan.diagnosis.PortolanException} where it fails, and the findings become the stage's.
 */
public interface PreflightCalls {

    /** Whether the MSK API must be asked for the brokers. */
    boolean needsControlPlane();

    /** Assumes the roles for the MSK API. */
    void assumeControlPlane();

    /** Looks the brokers up; a preflight asks once. */
    KnownBrokers findBrokers();

    /**
     * Assumes the roles for Kafka. This is called only where DNS shows the right brokers, and runs beside the checks of TCP and TLS.
     *
     * @return a warning about credentials that work all the same
     */
    Optional<Finding> assumeDataPlane();

    /** Makes a SASL client of the identity for Kafka, for a broker of this host name; makes no remote call. */
    SaslClient createSaslClient(String host);
}
