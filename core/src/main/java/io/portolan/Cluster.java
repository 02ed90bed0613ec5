package io.portolan;

import io.portolan.ClientFactory.ClientMaker;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.dns.SilentServers;
import io.portolan.kafka.ClientKind;
import io.portolan.runtime.Futures;
import io.portolan.runtime.WorkUrgency;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One cluster of the catalog. It shows where the cluster is, checks the path to it and makes clients of it.
 * {@link Portolan#cluster} returns it. It needs no closing and is thread-safe.
 *
 * <pre>{@code
 * Cluster orders = portolan.cluster("orders");
 * Producer<String, String> producer = orders.producer(new StringSerializer(), new StringSerializer());
 * }</pre>
 *
 * <p>The first call of a method that makes clients waits for the bootstrap brokers, the preflight and the roles. Later
 * calls find all three in memory. A cluster with the policy {@code off} has no preflight.
 *
 * <p>The first client connects while the preflight runs. It connects as soon as DNS, TCP and TLS have verified that the
 * brokers are the cluster's. It sends no credentials before the whole preflight has approved the brokers. If the
 * preflight fails, the client is closed again.
 *
 * <p>These methods throw {@link io.portolan.diagnosis.PortolanException}, whose findings say what to do. They throw
 * {@link IllegalStateException} once the {@link Portolan} is closed. They throw Kafka's
 * {@link org.apache.kafka.common.errors.InterruptException} if their thread is interrupted while it waits.
 *
 * <p>Overrides are Kafka properties by Kafka's own names. They win over the catalog's properties. An override is refused
 * with {@code OVERRIDE_REFUSED} if it would break authentication or point elsewhere. Examples are
 * {@code bootstrap.servers}, {@code security.protocol} and {@code sasl.*}. Overrides of {@code ssl.*} are checked by a
 * preflight of their own before the first client that has them is made. If the cluster's preflight has passed already, that
 * one ends after TLS.
 *
 * <p>The clients are those of kafka-clients. The caller closes them.
 */
public final class Cluster {

    private final ClusterDefinition definition;
    private final ClusterIdentities identities;
    private final ClusterBrokers brokers;
    private final PreflightGates gates;
    private final ClientFactory clients;

    Cluster(
            ClusterDefinition definition,
            ClusterIdentities identities,
            ClusterBrokers brokers,
            PreflightGates gates,
            ClientFactory clients) {
        this.definition = definition;
        this.identities = identities;
        this.brokers = brokers;
        this.gates = gates;
        this.clients = clients;
    }

    /** The logical name, for example {@code orders}. */
    public String name() {
        return definition.name();
    }

    /** What the catalog says about this cluster. */
    public ClusterDefinition definition() {
        return definition;
    }

    /**
     * The cluster's bootstrap brokers. They come from memory if they are known. The first call takes them from the
     * catalog, from the snapshot of an earlier process, or from {@code GetBootstrapBrokers} of the MSK API.
     *
     * @throws io.portolan.diagnosis.PortolanException if the MSK API is needed and gives no brokers
     * @throws IllegalStateException if the {@link Portolan} is closed
     */
    public BootstrapBrokers bootstrapBrokers() {
        return brokers.get().brokers();
    }

    /**
     * Checks the path to the brokers now and reports what it found. A failed check throws no exception.
     * {@link PreflightReport#orThrow} does that. The first client does not repeat a preflight that has passed.
     *
     * <p>This call asks STS again for a role that STS has just refused. If the brokers of a snapshot fail, the MSK API is
     * asked for the brokers and they are checked once more.
     */
    public PreflightReport preflight() {
        return Futures.await(beginPreflight(WorkUrgency.URGENT, new SilentServers()), InterruptException::new);
    }

    /** Builds the SDK's clients, which are slow to load the first time. Makes no remote call. */
    void prepare() {
        clients.prepareAws();
    }

    /** Checks the path as part of a call for many clusters. They share what they learn of name servers. */
    CompletableFuture<PreflightReport> beginPreflight(SilentServers silent) {
        return beginPreflight(WorkUrgency.BATCH, silent);
    }

    private CompletableFuture<PreflightReport> beginPreflight(WorkUrgency urgency, SilentServers silent) {
        identities.forgetRefusals();
        return gates.usual().beginPreflight(urgency, silent);
    }

    /**
     * What is known about the cluster now, from memory. Makes no remote call, waits for nothing and throws nothing. It
     * still works after the {@link Portolan} is closed.
     */
    public ClusterStatus status() {
        return new ClusterStatus(
                definition,
                brokers.peek(),
                brokers.counts(),
                identities.dataPlaneExpiry(definition),
                gates.lastVerdict());
    }

    /** Does the work that the first client would wait for, as part of a call for many clusters. */
    CompletableFuture<?> beginWarmUp(SilentServers silent) {
        return clients.beginWarmUp(silent);
    }

    /** Makes a producer with the catalog's properties. */
    public <K, V> Producer<K, V> producer(Serializer<K> keys, Serializer<V> values) {
        return producer(keys, values, Map.of());
    }

    /** Makes a producer with overrides. */
    public <K, V> Producer<K, V> producer(Serializer<K> keys, Serializer<V> values, Map<String, ?> overrides) {
        return clients.make(
                ClientKind.PRODUCER,
                overrides,
                new ClientMaker<>(
                        config -> new KafkaProducer<>(config, keys, values), made -> made.close(Duration.ZERO)));
    }

    /** Makes a consumer with overrides. They include {@code group.id} if the consumer is to join a group. */
    public <K, V> Consumer<K, V> consumer(Deserializer<K> keys, Deserializer<V> values, Map<String, ?> overrides) {
        return clients.make(
                ClientKind.CONSUMER,
                overrides,
                new ClientMaker<>(config -> new KafkaConsumer<>(config, keys, values), Consumer::close));
    }

    /** Makes an admin client with the catalog's properties. */
    public Admin admin() {
        return admin(Map.of());
    }

    /** Makes an admin client with overrides. */
    public Admin admin(Map<String, ?> overrides) {
        return clients.make(
                ClientKind.ADMIN, overrides, new ClientMaker<>(Admin::create, made -> made.close(Duration.ZERO)));
    }

    /**
     * A configuration for frameworks that make their own clients. Each call returns a new, mutable map. Its values are
     * strings. They also work in another JVM if that has Portolan on its class path and the same base identity.
     *
     * <p>The {@code client.id} in the map is that of one client. {@link #sharedConfig} leaves it out.
     */
    public Map<String, Object> clientConfig() {
        return clientConfig(Map.of());
    }

    /** The same with overrides. An override that is no string stays the object that it is. */
    public Map<String, Object> clientConfig(Map<String, ?> overrides) {
        return clients.awaitConfig(overrides);
    }

    /**
     * The same for a file or a framework that makes several clients from one map. It has a {@code client.id} only if the
     * catalog or an override sets one. Kafka numbers the clients without one.
     */
    public Map<String, Object> sharedConfig(Map<String, ?> overrides) {
        return clients.awaitSharedConfig(overrides);
    }

    /**
     * The credentials of the cluster's Kafka clients, for what stands beside Kafka. An example is a schema registry. The
     * clients and all who have this provider share one session. So each role of the chain is assumed once. Without a role
     * these are the credentials of the base identity.
     *
     * <pre>{@code
     * GlueClient glue = GlueClient.builder().credentialsProvider(orders.credentials()).build();
     * }</pre>
     *
     * <p>This makes no call to AWS. The provider gives valid credentials from memory, or it assumes the roles and waits. It
     * throws {@link io.portolan.diagnosis.PortolanException} if a role cannot be assumed. Another identity is never used
     * instead. It works until the {@link Portolan} is closed. Then it throws {@link IllegalStateException}. It needs no
     * closing and is thread-safe.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code NO_IAM_LISTENER} if the cluster is plain Kafka
     */
    public AwsCredentialsProvider credentials() {
        return ClusterCredentials.of(definition, identities);
    }
}
