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
import java.util.Locale;
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
 * One Kafka cluster in this JVM. Its KRaft brokers are behind TLS and {@code AWS_MSK_IAM}. Each has a loopback address of its
 * own and listens at port 9098. {@link #close()} stops the brokers and deletes their logs. Thread-safe.
 */
public final class LocalKafka implements AutoCloseable {
    /** The port of MSK's IAM listeners. */
    public static final int PORT = 9098;

    private final LocalKafkaSpec spec;
    private final Path logs;
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<IamGate> gates = new ArrayList<>();
    private final Map<Integer, KafkaNode> nodes = new TreeMap<>();
    private final Queue<Authentication> authentications = new ConcurrentLinkedQueue<>();
    private final BrokerFaults faults = new BrokerFaults();

    private LocalKafka(LocalKafkaSpec spec, Path logs) {
        this.spec = spec;
        this.logs = logs;
    }

    /**
     * Starts a cluster and returns when all its brokers take requests.
     *
     * @throws IllegalStateException if a broker does not start. Its address may be in use, or Kafka does not know the default
     *     locale's letters, as in Turkish.
     */
    public static LocalKafka start(LocalKafkaSpec spec) {
        BrokerLocale.check(Locale.getDefault());
        BrokerLoggers.quieten();
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

    /** The bootstrap name and its port for the {@code bootstrap.servers} of clients. */
    public String bootstrapServers() {
        return spec.bootstrapHost() + ":" + PORT;
    }

    /** The id that the brokers name in their metadata. */
    public String clusterId() {
        return clusterId;
    }

    /** What the roles may do here. Changes take effect at once. */
    public Grants grants() {
        return spec.grants();
    }

    /** The switches for faults of its brokers. They concern connections that authenticate or open after the change. */
    public BrokerFaults faults() {
        return faults;
    }

    /**
     * Stops one broker. Its port refuses connections and its log is kept. The other brokers take over its partitions. Nothing
     * happens if it is already stopped.
     *
     * @throws IllegalArgumentException if the cluster has no broker with this id
     */
    public void stop(int node) {
        node(node).stop();
    }

    /**
     * Starts a stopped broker again with its log on the same address. Returns when its replicas are in sync with those of the
     * others. Nothing happens if it runs.
     *
     * @throws IllegalArgumentException if the cluster has no broker with this id
     */
    public void start(int node) {
        node(node).start();
    }

    /** The number of open connections of clients to its brokers. */
    public int connections() {
        return nodes.values().stream()
                .mapToInt(node -> node.connections().size())
                .sum();
    }

    /** Resets all connections of clients as a firewall does when it has lost its state. Clients may connect again at once. */
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

    /**
     * All attempts to authenticate since the start or the last {@link #forgetAuthentications()}. The oldest comes first.
     */
    public List<Authentication> authentications() {
        return List.copyOf(authentications);
    }

    /** The ARNs that were accepted since the start or the last {@link #forgetAuthentications()}. */
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
            throw new UncheckedIOException("The brokers' logs cannot be deleted", e);
        }
    }
}
