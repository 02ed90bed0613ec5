package io.portolan.testkit.broker;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka cluster in this JVM: KRaft brokers behind TLS and {@code AWS_MSK_IAM}, each on an own loopback address at
 * port 9098. Thread-safe; closing it stops the brokers and deletes their logs.
 */
public final class LocalKafka implements AutoCloseable {
    /** The port of MSK's IAM listeners. */
    public static final int PORT = 9098;

    private final LocalKafkaSpec spec;
    private final Path logs;
    private final List<IamGate> gates = new ArrayList<>();
    private final Map<Integer, KafkaNode> nodes = new TreeMap<>();
    private final Queue<Authentication> authentications = new ConcurrentLinkedQueue<>();
    private final BrokerFaults faults = new BrokerFaults();

    private LocalKafka(LocalKafkaSpec spec, Path logs) {
        this.spec = spec;
        this.logs = logs;
    }

    /**
     * Starts a cluster, and returns when all its brokers take requests.
     *
     * @throws IllegalStateException if a broker does not start, for example because its address is in use
     */
    public static LocalKafka start(LocalKafkaSpec spec) {
        IamSaslProvider.register();
        LocalKafka kafka = new LocalKafka(spec, temporaryFolder(spec.bootstrapHost()));
        try {
            kafka.startAll();
            return kafka;
        } catch (RuntimeException e) {
            kafka.closeAfter(e);
            throw new IllegalStateException(
                    "The brokers of " + spec.bootstrapHost() + " at " + spec.nodes()
                            + " did not start. Is an address in use, or (outside Linux) not on the loopback interface?",
                    e);
        }
    }

    private void startAll() {
        String clusterId = Uuid.randomUuid().toString();
        for (NodeSpec node : spec.nodes()) {
            NodeConfig config = new NodeConfig(spec, node);
            IamGate gate = new IamGate(spec, node, faults, authentications::add);
            gates.add(gate);
            var properties = config.properties(logs.resolve(node.host()), gate.open());
            nodes.put(node.id(), KafkaNode.prepare(config.isController(), properties, clusterId));
        }
        nodes.values().forEach(KafkaNode::startController);
        sideBySide(nodes.values(), KafkaNode::start);
    }

    /** What clients are given: the bootstrap name and its port. */
    public String bootstrapServers() {
        return spec.bootstrapHost() + ":" + PORT;
    }

    /** What the roles may do here; changes hold at once. */
    public Grants grants() {
        return spec.grants();
    }

    /** Switches that make things go wrong at its brokers, for connections that are made or renewed from then on. */
    public BrokerFaults faults() {
        return faults;
    }

    /**
     * Stops one broker: its port refuses connections, its log is kept, and the others take over its partitions. Nothing
     * happens if it is stopped.
     */
    public void stop(int node) {
        node(node).stop();
    }

    /**
     * Starts a stopped broker again on the same address, with its log, and returns when its replicas are in sync with
     * those of the others. Nothing happens if it runs.
     */
    public void start(int node) {
        node(node).start();
    }

    /** How many connections of clients its brokers hold now. */
    public int connections() {
        return nodes.values().stream()
                .mapToInt(node -> node.connections().size())
                .sum();
    }

    /** Resets every connection of a client, as a firewall does that has lost its state; new ones are accepted at once. */
    public void resetConnections() {
        nodes.values().forEach(node -> node.connections().forEach(ClientConnections::reset));
    }

    private KafkaNode node(int id) {
        KafkaNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException(
                    spec.bootstrapHost() + " has no broker " + id + ", but " + nodes.keySet());
        }
        return node;
    }

    /** Every attempt to authenticate since the start or the last {@link #forgetAuthentications()}, oldest first. */
    public List<Authentication> authentications() {
        return List.copyOf(authentications);
    }

    /** The ARNs that were let in since the start or the last {@link #forgetAuthentications()}. */
    public Set<String> seenPrincipals() {
        return authentications.stream()
                .filter(Authentication::accepted)
                .map(Authentication::principal)
                .collect(toUnmodifiableSet());
    }

    /** Empties {@link #authentications()}. */
    public void forgetAuthentications() {
        authentications.clear();
    }

    /** Stops all brokers and deletes their logs. */
    @Override
    public void close() {
        try {
            sideBySide(nodes.values(), KafkaNode::stop);
            nodes.values().forEach(KafkaNode::close);
        } finally {
            gates.forEach(IamGate::close);
            delete(logs);
        }
    }

    private void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void sideBySide(Collection<KafkaNode> nodes, Consumer<KafkaNode> action) {
        CompletableFuture<?>[] all = nodes.stream()
                .map(node -> CompletableFuture.runAsync(
                        () -> action.accept(node), task -> new Thread(task, "portolan-kafka").start()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Path temporaryFolder(String host) {
        try {
            return Files.createTempDirectory("portolan-" + host + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The brokers' logs could not be deleted", e);
        }
    }
}
