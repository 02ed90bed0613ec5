package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Finding;
import io.portolan.kafka.IamSasl;
import io.portolan.kafka.TlsSettings;
import io.portolan.network.AddressRules;
import io.portolan.preflight.PreflightCalls;
import io.portolan.preflight.TlsEngines;
import java.util.Optional;
import javax.security.sasl.SaslClient;

/** The calls that a preflight of one cluster makes to the stages before it. Thread-safe. */
final class ClusterCalls implements PreflightCalls {

    private final ClusterDefinition definition;
    private final ClusterIdentities identities;
    private final ClusterBrokers brokers;
    private final AddressRules rules;

    ClusterCalls(
            ClusterDefinition definition, ClusterIdentities identities, ClusterBrokers brokers, AddressRules rules) {
        this.definition = definition;
        this.identities = identities;
        this.brokers = brokers;
        this.rules = rules;
    }

    @Override
    public boolean needsControlPlane() {
        return !brokers.canDoWithoutApi();
    }

    @Override
    public void assumeControlPlane() {
        identities.controlPlane(definition).resolveCredentials();
    }

    @Override
    public KnownBrokers findBrokers() {
        return brokers.get();
    }

    /** A preflight with the catalog's own settings is always a whole one. */
    @Override
    public boolean needsOnlyTls(BootstrapBrokers found) {
        return false;
    }

    @Override
    public TlsEngines openTls() {
        return TlsSettings.of(definition).openEngines();
    }

    @Override
    public Optional<Finding> assumeDataPlane() {
        CredentialsLease credentials = identities.dataPlaneCredentials(definition);
        credentials.resolveCredentials();
        return credentials.clockDrift();
    }

    @Override
    public SaslClient createSaslClient(String host) {
        return IamSasl.createClient(definition, identities.dataPlaneCredentials(definition), rules, host);
    }
}
