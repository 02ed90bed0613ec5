package io.portolan;

import io.portolan.ClientFactory.ClientMaker;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.BrokerDirectory;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.BrokerSource.Given;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.kafka.ClientConfig;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.IamSasl;
import io.portolan.preflight.Preflight;
import io.portolan.preflight.PreflightCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One cluster, by its logical name: where it is, whether it can be reached, and clients of it. From {@link Portolan#cluster};
 * needs no closing; thread-safe.
 *
 * <p>Whatever makes clients waits, the first time, for the bootstrap brokers, the preflight (unless its policy is {@code off})
 * and the roles; later calls find all three in memory. The first client connects meanwhile, once DNS, TCP and TLS have shown that
 * the brokers are the cluster's; it sends no credentials before all has passed, and is closed where it does not. All of them throw
 * {@link io.portolan.diagnosis.PortolanException}, whose findings say what to do, {@link IllegalStateException} once the
 * {@link Portolan} is closed, and Kafka's {@link org.apache.kafka.common.errors.InterruptException} where their thread is
 * interrupted while it waits.
 *
 * <p>Overrides are Kafka properties by Kafka's own names; they win over the catalog's. Those that would break authentication
 * or point elsewhere ({@code bootstrap.servers}, {@code security.protocol}, {@code sasl.*}) are refused. The clients are
 * kafka-clients' own, and the caller's to close.
 */
public final class Cluster {

    private final ClusterDefinition definition;
    private final BrokerDirectory brokers;
    private final Supplier<KnownBrokers> known;
    private final Preflight preflight;
    private final ClusterIdentities identities;
    private final WorkerThreads workers;
    private final ClientPreparation preparation;
    private final PreflightGate gate;
    private final ClientFactory clientFactory;
    private volatile ClusterStatus.@Nullable LastPreflight lastPreflight;

    Cluster(
            ClusterDefinition definition,
            BrokerDirectory brokers,
            Preflight preflight,
            ClusterIdentities identities,
            WorkerThreads workers) {
        this.definition = definition;
        this.brokers = brokers;
        known = brokers.supplier(definition);
        this.preflight = preflight;
        this.identities = identities;
        this.workers = workers;
        preparation = new ClientPreparation(definition, identities, brokers, workers.executor());
        gate = new PreflightGate(
                definition.settings().preflight(), this::bootstrapBrokers, this::runPreflight, workers.executor());
        clientFactory = new ClientFactory(definition, gate, identities);
    }

    /** The logical name. */
    public String name() {
        return definition.name();
    }

    /** What the catalog says of it. */
    public ClusterDefinition definition() {
        return definition;
    }

    /**
     * Its bootstrap brokers, from memory where known: by {@code GetBootstrapBrokers} of the MSK API, by the snapshot of what it said
     * to an earlier process, or as the catalog has them.
     */
    public BootstrapBrokers bootstrapBrokers() {
        workers.requireOpen();
        return known.get().brokers();
    }

    /**
     * Checks the path to its brokers now, and tells what it found; throws nothing on a failed check, see {@code orThrow()}. One
     * that passes is not repeated for the first client. STS is asked anew for a role that it has just refused; and the MSK API for
     * brokers of a snapshot that fail, which are then checked once more.
     */
    public PreflightReport preflight() {
        identities.forgetRefusals();
        return gate.preflight();
    }

    /** What is known of it now, from memory: makes no remote call, waits for nothing and throws nothing, also once closed. */
    public ClusterStatus status() {
        return new ClusterStatus(
                definition,
                knownBrokers(),
                brokers.counts(definition),
                identities.dataPlaneExpiry(definition),
                lastPreflight);
    }

    private Optional<KnownBrokers> knownBrokers() {
        return definition.source() instanceof Given ? Optional.of(known.get()) : brokers.peek(definition);
    }

    /** Does what the first client waits for. */
    void warmUp() {
        workers.requireOpen();
        preparation.begin(ClientKind.CLIENT);
        gate.awaitApprovedBrokers();
        clientFactory.assumeRoles();
    }

    private PreflightReport runPreflight(Runnable onVerified) {
        workers.requireOpen();
        PreflightReport report = checkPath(onVerified);
        // A snapshot may be older than the cluster: it must not stop one start after the other.
        if (report.severity() == Severity.FAILURE && brokers.refreshFromApi(definition)) {
            report = checkPath(onVerified);
        }
        lastPreflight = new ClusterStatus.LastPreflight(report, Instant.now());
        return report;
    }

    private PreflightReport checkPath(Runnable onVerified) {
        return preflight.run(
                definition,
                new PreflightCalls(
                        brokers.canDoWithoutApi(definition) ? Optional.empty() : Optional.of(this::assumeControlPlane),
                        known,
                        this::assumeDataPlane,
                        host -> IamSasl.createClient(
                                identities.dataPlaneCredentials(definition),
                                definition.region().orElseThrow(),
                                host),
                        onVerified));
    }

    /** A producer with the catalog's properties. */
    public <K, V> Producer<K, V> producer(Serializer<K> keys, Serializer<V> values) {
        return producer(keys, values, Map.of());
    }

    /** A producer with overrides. */
    public <K, V> Producer<K, V> producer(Serializer<K> keys, Serializer<V> values, Map<String, ?> overrides) {
        return clientFactory.make(
                prepareConfig(ClientKind.PRODUCER, overrides),
                new ClientMaker<>(
                        config -> new KafkaProducer<>(config, keys, values), made -> made.close(Duration.ZERO)));
    }

    /** A consumer with overrides; {@code group.id} among them, where it is to be in a group. */
    public <K, V> Consumer<K, V> consumer(Deserializer<K> keys, Deserializer<V> values, Map<String, ?> overrides) {
        return clientFactory.make(
                prepareConfig(ClientKind.CONSUMER, overrides),
                new ClientMaker<>(config -> new KafkaConsumer<>(config, keys, values), Consumer::close));
    }

    /** An admin client with the catalog's properties. */
    public Admin admin() {
        return admin(Map.of());
    }

    /** An admin client with overrides. */
    public Admin admin(Map<String, ?> overrides) {
        return clientFactory.make(
                prepareConfig(ClientKind.ADMIN, overrides),
                new ClientMaker<>(Admin::create, made -> made.close(Duration.ZERO)));
    }

    /**
     * A configuration for frameworks that make their own clients; a fresh, mutable map. Its values are strings that work in
     * another JVM as well, with Portolan on its class path and the same base identity at hand. Its {@code client.id} is that
     * of one client: who makes several from it adds to the id, as frameworks do.
     */
    public Map<String, Object> clientConfig() {
        return clientConfig(Map.of());
    }

    /** The same with overrides. */
    public Map<String, Object> clientConfig(Map<String, ?> overrides) {
        return clientFactory.awaitConfig(prepareConfig(ClientKind.CLIENT, overrides));
    }

    private ClientConfig prepareConfig(ClientKind kind, Map<String, ?> overrides) {
        workers.requireOpen();
        preparation.begin(kind);
        return ClientConfig.of(kind, definition, overrides);
    }

    private void assumeControlPlane() {
        identities.controlPlane(definition).resolveCredentials();
    }

    private Optional<Finding> assumeDataPlane() {
        CredentialsLease credentials = identities.dataPlaneCredentials(definition);
        credentials.resolveCredentials();
        return credentials.clockDrift();
    }
}
