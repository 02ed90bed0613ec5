package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.ClientIdentity;
import io.portolan.kafka.ClientConfig;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.IamCallbackHandler;
import io.portolan.runtime.Futures;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes Kafka clients of one cluster. A client is made, and connects, once its brokers are verified. Its credentials wait until
 * these brokers are approved. It is closed again where they are not. Thread-safe.
 */
final class ClientFactory {

    private final ClusterDefinition cluster;
    private final ClusterIdentities identities;
    private final PreflightGate gate;
    private final ClientPreparation preparation;

    /** How kafka-clients makes one kind of client, and how one is closed that nobody has used. */
    record ClientMaker<C>(Function<Map<String, Object>, C> open, Consumer<C> close) {}

    ClientFactory(
            ClusterDefinition cluster,
            ClusterIdentities identities,
            PreflightGate gate,
            ClientPreparation preparation) {
        this.cluster = cluster;
        this.identities = identities;
        this.gate = gate;
        this.preparation = preparation;
    }

    /** Does what the first client waits for. */
    void warmUp() {
        preparation.begin(ClientKind.CLIENT);
        gate.awaitApprovedBrokers();
        assumeRoles();
    }

    /** What a client needs that somebody else makes; waits for all that it would wait for. */
    Map<String, Object> awaitConfig(Map<String, ?> overrides) {
        ClientConfig config = prepareConfig(ClientKind.CLIENT, overrides);
        BootstrapBrokers approved = gate.awaitApprovedBrokers();
        assumeRoles();
        return config.toMap(approved, identity());
    }

    /** A client. It is made on this thread, by whose class loader Kafka finds what its properties name. */
    <C> C make(ClientKind kind, Map<String, ?> overrides, ClientMaker<C> maker) {
        return make(prepareConfig(kind, overrides), maker);
    }

    private ClientConfig prepareConfig(ClientKind kind, Map<String, ?> overrides) {
        preparation.begin(kind);
        return ClientConfig.of(kind, cluster, overrides);
    }

    private <C> C make(ClientConfig config, ClientMaker<C> maker) {
        PendingPreflight pending = gate.begin();
        boolean early = cluster.authentication().credentialsCanWait();
        BootstrapBrokers brokers =
                Futures.await(early ? pending.verified() : pending.approved(), InterruptException::new);
        Map<String, Object> properties = config.toMap(brokers, identity());
        IamCallbackHandler.awaitApproval(properties, approval(pending, brokers));
        C client = maker.open().apply(properties);
        try {
            BootstrapBrokers approved = Futures.await(pending.approved(), InterruptException::new);
            assumeRoles();
            if (approved.equals(brokers)) {
                return client;
            }
        } catch (RuntimeException | Error e) {
            close(client, maker, e);
            throw e;
        }
        // Those of a snapshot have failed, and those of the MSK API have passed.
        maker.close().accept(client);
        return make(config, maker);
    }

    /** The roles for Kafka, so that its own threads need not wait for STS. */
    private void assumeRoles() {
        if (cluster.authentication().usesAwsIdentity()) {
            identities.dataPlaneCredentials(cluster).resolveCredentials();
        }
    }

    private Optional<ClientIdentity> identity() {
        return cluster.authentication().usesAwsIdentity()
                ? Optional.of(identities.dataPlane(cluster))
                : Optional.empty();
    }

    /** The approval of the brokers that a client connects to; it fails where others are approved. */
    private CompletableFuture<?> approval(PendingPreflight pending, BootstrapBrokers connected) {
        return pending.approved().handle((approved, failure) -> {
            if (!connected.equals(approved)) {
                throw new IllegalStateException("the preflight of cluster " + cluster.name() + " has not passed");
            }
            return null;
        });
    }

    private static <C> void close(C client, ClientMaker<C> maker, Throwable reason) {
        try {
            maker.close().accept(client);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
