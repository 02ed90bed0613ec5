package io.portolan;

import io.portolan.ClientFactory.ClientMaker;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.kafka.ClientKind;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * One cluster, by its logical name: where it is, whether it can be reached, and clients of it. From {@link Portolan#cluster};
 * needs no closing; thread-safe.
 *
 * <p>Whatever makes clients waits, the first time, for the bootstrap brokers, the preflight (unless its policy is {@code off})
 * and the roles; later calls find all three in memory. The first client connects meanwhile, once DNS, TCP and TLS have
 * verified that the brokers are the cluster's. It sends no credentials before the whole preflight has approved them, and is closed
 * if that fails. All of them throw {@link io.portolan.diagnosis.PortolanException}, whose findings say what to do. They throw
 * {@link IllegalStateException} once the {@link Portolan} is closed, and Kafka's
 * {@link org.apache.kafka.common.errors.InterruptException} if their thread is interrupted while it waits.
 *
 * <p>Overrides are Kafka properties by Kafka's own names; they win over the catalog's. Those that would break authentication
 * or point elsewhere ({@code bootstrap.servers}, {@code security.protocol}, {@code sasl.*}) are refused. The clients are
 * kafka-clients' own, and the caller's to close.
 */
public final class Cluster {

    private final ClusterDefinition definition;
    private final ClusterIdentities identities;
    private final ClusterBrokers brokers;
    private final PreflightGate gate;
    private final ClientFactory clients;

    Cluster(
            ClusterDefinition definition,
            ClusterIdentities identities,
            ClusterBrokers brokers,
            PreflightGate gate,
            ClientFactory clients) {
        this.definition = definition;
        this.identities = identities;
        this.brokers = brokers;
        this.gate = gate;
        this.clients = clients;
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
        return brokers.get().brokers();
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
                brokers.peek(),
                brokers.counts(),
                identities.dataPlaneExpiry(definition),
                gate.lastVerdict());
    }

    /** Does what the first client waits for. */
    void warmUp() {
        clients.warmUp();
    }

    /** A producer with the catalog's properties. */
    public <K, V> Producer<K, V> producer(Serializer<K> keys, Serializer<V> values) {
        return producer(keys, values, Map.of());
    }

    /** A producer with overrides. */
    public <K, V> Producer<K, V> producer(Serializer<K> keys, Serializer<V> values, Map<String, ?> overrides) {
        return clients.make(
                ClientKind.PRODUCER,
                overrides,
                new ClientMaker<>(
                        config -> new KafkaProducer<>(config, keys, values), made -> made.close(Duration.ZERO)));
    }

    /** A consumer with overrides; {@code group.id} among them, where it is to be in a group. */
    public <K, V> Consumer<K, V> consumer(Deserializer<K> keys, Deserializer<V> values, Map<String, ?> overrides) {
        return clients.make(
                ClientKind.CONSUMER,
                overrides,
                new ClientMaker<>(config -> new KafkaConsumer<>(config, keys, values), Consumer::close));
    }

    /** An admin client with the catalog's properties. */
    public Admin admin() {
        return admin(Map.of());
    }

    /** An admin client with overrides. */
    public Admin admin(Map<String, ?> overrides) {
        return clients.make(
                ClientKind.ADMIN, overrides, new ClientMaker<>(Admin::create, made -> made.close(Duration.ZERO)));
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
        return clients.awaitConfig(overrides);
    }
}
