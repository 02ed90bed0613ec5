package io.portolan;

import static org.apache.kafka.clients.CommonClientConfigs.CLIENT_ID_CONFIG;

import io.portolan.aws.HostZone;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.ClientIdentity;
import io.portolan.dns.SilentServers;
import io.portolan.kafka.ClientConfig;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.ClientRack;
import io.portolan.kafka.IamCallbackHandler;
import io.portolan.kafka.KafkaClassLoader;
import io.portolan.network.AddressRules;
import io.portolan.runtime.Futures;
import io.portolan.runtime.WorkUrgency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes the Kafka clients of one cluster. A client is made and connects as soon as its brokers are verified. Its
 * credentials wait until these brokers are approved. If they are not approved, the client is closed again. Thread-safe.
 */
final class ClientFactory {

    private final ClusterDefinition cluster;
    private final AddressRules rules;
    private final ClusterIdentities identities;
    private final PreflightGates gates;
    private final ClientPreparation preparation;

    /** How kafka-clients opens one kind of client, and how an unused one is closed. */
    record ClientMaker<C>(Function<Map<String, Object>, C> open, Consumer<C> close) {}

    ClientFactory(
            ClusterDefinition cluster,
            AddressRules rules,
            ClusterIdentities identities,
            PreflightGates gates,
            ClientPreparation preparation) {
        this.cluster = cluster;
        this.rules = rules;
        this.identities = identities;
        this.gates = gates;
        this.preparation = preparation;
    }

    /** See {@link ClientPreparation#prepareAws}. */
    void prepareAws() {
        preparation.prepareAws();
    }

    /** Does the work that the first client would wait for. */
    CompletableFuture<?> beginWarmUp(SilentServers silent) {
        preparation.begin(ClientKind.CLIENT);
        return gates.usual()
                .begin(WorkUrgency.BATCH, silent)
                .approved()
                .thenCompose(approved -> preparation.beginRoles());
    }

    /** The configuration of a client that somebody else makes. Waits for the same work as {@link #make}. */
    Map<String, Object> awaitConfig(Map<String, ?> overrides) {
        return KafkaClassLoader.call(() -> makeConfig(overrides));
    }

    /** The same for many clients. It has no {@code client.id} but one that the catalog or the caller sets. */
    Map<String, Object> awaitSharedConfig(Map<String, ?> overrides) {
        Map<String, Object> config = awaitConfig(overrides);
        if (!cluster.settings().kafka().containsKey(CLIENT_ID_CONFIG) && overrides.get(CLIENT_ID_CONFIG) == null) {
            config.remove(CLIENT_ID_CONFIG);
        }
        return config;
    }

    private Map<String, Object> makeConfig(Map<String, ?> overrides) {
        ClientConfig config = prepareConfig(ClientKind.CLIENT, overrides);
        BootstrapBrokers approved = gates.gate(config.tlsSettings()).awaitApprovedBrokers();
        if (cluster.access().dataPlane().isPresent()) {
            preparation.assumeRoles();
        }
        return properties(config, approved);
    }

    /**
     * Makes a client on this thread. Kafka uses the thread's class loader to load the classes that the properties name.
     */
    <C> C make(ClientKind kind, Map<String, ?> overrides, ClientMaker<C> maker) {
        return KafkaClassLoader.call(() -> make(prepareConfig(kind, overrides), maker));
    }

    private ClientConfig prepareConfig(ClientKind kind, Map<String, ?> overrides) {
        preparation.begin(kind);
        return ClientConfig.of(kind, cluster, overrides);
    }

    private <C> C make(ClientConfig config, ClientMaker<C> maker) {
        PendingPreflight pending = gates.gate(config.tlsSettings()).begin();
        boolean early = cluster.authentication().credentialsCanWait();
        BootstrapBrokers brokers =
                Futures.await(early ? pending.verified() : pending.approved(), InterruptException::new);
        Map<String, Object> properties = properties(config, brokers);
        IamCallbackHandler.awaitApproval(properties, approval(pending, brokers));
        C client = maker.open().apply(properties);
        try {
            BootstrapBrokers approved = Futures.await(pending.approved(), InterruptException::new);
            preparation.assumeRoles();
            if (approved.equals(brokers)) {
                return client;
            }
        } catch (RuntimeException | Error e) {
            close(client, maker, e);
            throw e;
        }
        // The brokers of a snapshot have failed the preflight. The brokers from the MSK API have passed it.
        maker.close().accept(client);
        return make(config, maker);
    }

    private Map<String, Object> properties(ClientConfig config, BootstrapBrokers brokers) {
        Map<String, Object> properties = config.forBrokersOf(gates.brokerApis())
                .withLearntId(gates.usual().learntId())
                .toMap(brokers, rules, identity());
        ClientRack.fill(properties, () -> HostZone.OF_THIS_HOST.awaitId(InterruptException::new));
        return properties;
    }

    private Optional<ClientIdentity> identity() {
        return cluster.authentication().usesAwsIdentity()
                ? Optional.of(identities.dataPlane(cluster))
                : Optional.empty();
    }

    /** The approval of the brokers that a client connects to. It fails if other brokers are approved. */
    private CompletableFuture<?> approval(PendingPreflight pending, BootstrapBrokers connected) {
        return pending.approved().handle((approved, failure) -> {
            if (!connected.equals(approved)) {
                throw new IllegalStateException("The preflight of cluster " + cluster.name() + " has not passed");
            }
            return gates.usual().learntId().orElse(null);
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
