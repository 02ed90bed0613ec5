package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.PreflightCalls;
import io.portolan.preflight.TlsEngines;

/** The calls of a preflight for clients whose TLS settings are not those of the catalog. */
record TlsCalls(PreflightCalls delegate, TlsSettings tls, ProvenPath path) implements ForwardingCalls {

    @Override
    public boolean needsOnlyTls(BootstrapBrokers brokers) {
        return path.leadsTo(brokers);
    }

    @Override
    public TlsEngines openTls() {
        return tls.openEngines();
    }
}
