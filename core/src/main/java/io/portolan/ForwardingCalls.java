package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.Finding;
import io.portolan.preflight.PreflightCalls;
import io.portolan.preflight.TlsEngines;
import java.util.Optional;
import javax.security.sasl.SaslClient;

/** Calls that are those of others unless an implementation answers itself. */
interface ForwardingCalls extends PreflightCalls {

    /** Who answers what the implementation does not. */
    PreflightCalls delegate();

    @Override
    default boolean needsControlPlane() {
        return delegate().needsControlPlane();
    }

    @Override
    default void assumeControlPlane() {
        delegate().assumeControlPlane();
    }

    @Override
    default KnownBrokers findBrokers() {
        return delegate().findBrokers();
    }

    @Override
    default boolean needsOnlyTls(BootstrapBrokers brokers) {
        return delegate().needsOnlyTls(brokers);
    }

    @Override
    default TlsEngines openTls() {
        return delegate().openTls();
    }

    @Override
    default Optional<Finding> assumeDataPlane() {
        return delegate().assumeDataPlane();
    }

    @Override
    default SaslClient createSaslClient(String host) {
        return delegate().createSaslClient(host);
    }
}
