package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.Finding;
import io.portolan.preflight.PreflightCalls;
import io.portolan.preflight.TlsEngines;
import java.util.Optional;
import javax.security.sasl.SaslClient;

/** The calls of a preflight whose brokers are known. It does not need the MSK API. */
record KnownBrokersCalls(PreflightCalls delegate, KnownBrokers known) implements PreflightCalls {

    @Override
    public boolean needsControlPlane() {
        return false;
    }

    @Override
    public void assumeControlPlane() {
        delegate.assumeControlPlane();
    }

    @Override
    public KnownBrokers findBrokers() {
        return known;
    }

    @Override
    public boolean needsOnlyTls(BootstrapBrokers brokers) {
        return delegate.needsOnlyTls(brokers);
    }

    @Override
    public TlsEngines openTls() {
        return delegate.openTls();
    }

    @Override
    public Optional<Finding> assumeDataPlane() {
        return delegate.assumeDataPlane();
    }

    @Override
    public SaslClient createSaslClient(String host) {
        return delegate.createSaslClient(host);
    }
}
