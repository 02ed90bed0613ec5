package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.diagnosis.Finding;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.PreflightCalls;
import io.portolan.preflight.TlsEngines;
import java.util.Optional;
import javax.security.sasl.SaslClient;

/** The calls of a preflight for clients whose TLS settings are not those of the catalog. */
record TlsCalls(PreflightCalls delegate, TlsSettings tls, ProvenPath path) implements PreflightCalls {

    @Override
    public boolean needsControlPlane() {
        return delegate.needsControlPlane();
    }

    @Override
    public void assumeControlPlane() {
        delegate.assumeControlPlane();
    }

    @Override
    public KnownBrokers findBrokers() {
        return delegate.findBrokers();
    }

    @Override
    public boolean needsOnlyTls(BootstrapBrokers brokers) {
        return path.leadsTo(brokers);
    }

    @Override
    public TlsEngines openTls() {
        return tls.openEngines();
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
