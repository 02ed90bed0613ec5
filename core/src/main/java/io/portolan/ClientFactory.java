package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.ClientIdentity;
import io.portolan.kafka.ClientConfig;
import io.portolan.runtime.Futures;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes Kafka clients of one cluster. One that has to wait for a preflight is made, and connects, as soon as the brokers are
 * proven to be the cluster's; it sends no credentials before all has passed, and is closed again where it does not. Thread-safe.
 */
final class ClientFactory {

    private final ClusterDefinition cluster;
    private final PreflightGate gate;
    private final ClusterIdentities identities;

    /** How kafka-clients makes one kind of client, and how one is closed that nobody has used. */
    record ClientMaker<C>(Function<Map<String, Object>, C> open, Consumer<C> close) {}

    ClientFactory(ClusterDefinition cluster, PreflightGate gate, ClusterIdentities identities) {
        this.cluster = cluster;
        this.gate = gate;
        this.identities = identities;
    }

    /** What a client needs that somebody else makes; waits for all that it would wait for. */
    Map<String, Object> awaitConfig(ClientConfig config) {
        BootstrapBrokers approved = gate.awaitApprovedBrokers();
        assumeRoles();
        return config.toMap(approved, identity());
    }

    /** A client; made on this thread, by whose class loader Kafka finds what its properties name. */
    <C> C make(ClientConfig config, ClientMaker<C> maker) {
        PendingPreflight pending = gate.begin();
        boolean early = cluster.authentication().credentialsCanWait();
        BootstrapBrokers brokers =
                Futures.await(early ? pending.verified() : pending.approved(), InterruptException::new);
        C client = maker.open().apply(config.toMap(brokers, identity(), approval(pending, brokers)));
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
    void assumeRoles() {
        if (cluster.authentication().usesAwsIdentity()) {
            identities.dataPlaneCredentials(cluster).resolveCredentials();
        }
    }

    private Optional<ClientIdentity> identity() {
        return cluster.authentication().usesAwsIdentity()
                ? Optional.of(identities.dataPlane(cluster))
                : Optional.empty();
    }

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
