package io.portolan.preflight;

import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.Finding;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.security.sasl.SaslClient;

/**
 * What a preflight has others do for one cluster. Each is called on the preflight's executor, and throws
 * {@link io.portolan.diagnosis.PortolanException} where it fails; the findings become the stage's.
 *
 * @param controlPlane assumes the roles for the MSK API; empty where that need not be asked
 * @param brokers looks the brokers up
 * @param dataPlane assumes the roles for Kafka; called only where DNS shows that the brokers are the right ones, and beside the
 *     checks of TCP and TLS. Its warning is what is wrong all the same
 * @param sasl a SASL client of that identity for a broker's host name; it makes no remote call
 * @param verified told on the run's own thread once DNS, TCP and TLS have passed, which proves that the brokers are the cluster's
 */
public record PreflightCalls(
        Optional<Runnable> controlPlane,
        Supplier<KnownBrokers> brokers,
        Supplier<Optional<Finding>> dataPlane,
        Function<String, SaslClient> sasl,
        Runnable verified) {}
