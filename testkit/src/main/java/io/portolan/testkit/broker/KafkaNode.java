package io.portolan.testkit.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.network.SocketServer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.apache.kafka.server.metrics.KafkaMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One broker. On the first node the cluster's controller runs beside it. {@code KafkaRaftServer} would stop both together and
 * would end the JVM at a fault, so this class uses its parts.
 */
final class KafkaNode {
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    private final SharedServer shared;
    private final @Nullable ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(SharedServer shared, @Nullable ControllerServer controller, BrokerServer broker) {
        this.shared = shared;
        this.controller = controller;
        this.broker = broker;
    }

    /** Prepares a node's logs and its parts. Nothing runs yet. */
    static KafkaNode prepare(boolean isController, Map<String, String> properties, String clusterId) {
        KafkaConfig config = new KafkaConfig(properties, false);
        formatLogs(config, clusterId);
        var logs = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), "");
        SharedServer shared = new SharedServer(
                config,
                logs._1(),
                Time.SYSTEM,
                Server.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                ServerSocketFactory.INSTANCE);
        ControllerServer controller =
                isController ? new ControllerServer(shared, KafkaRaftServer.configSchema(), logs._2()) : null;
        return new KafkaNode(shared, controller, new BrokerServer(shared));
    }

    private static void formatLogs(KafkaConfig config, String clusterId) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(config.nodeId())
                    .setClusterId(clusterId)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(NodeConfig.CONTROLLER_LISTENER)
                    // MSK Serverless has only the classic group protocol.
                    .setFeatureLevel("group.version", (short) 0)
                    .setFeatureLevel("share.version", (short) 0)
                    .setFeatureLevel("streams.version", (short) 0)
                    .setDirectories(config.logDirs())
                    .setMetadataLogDirectory(config.metadataLogDir())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The logs of broker " + config.nodeId() + " cannot be prepared", e);
        }
    }

    void startController() {
        if (controller != null) {
            controller.startup();
        }
    }

    /** Starts the broker if it is stopped. Returns when it takes requests and its replicas are in sync. */
    void start() {
        broker.startup();
        ReplicaSyncWatch.await(shared.loader(), shared.nodeId());
    }

    void stop() {
        if (!broker.isShutdown()) {
            SocketServer server = broker.socketServer();
            broker.shutdown(SHUTDOWN_TIMEOUT);
            ClientConnections.closeUnread(server);
        }
    }

    /** The connections of clients. A stopped broker has none. */
    List<SocketChannel> connections() {
        return broker.isShutdown() ? List.of() : ClientConnections.of(broker.socketServer());
    }

    void close() {
        stop();
        if (controller != null) {
            controller.shutdown();
        }
        forgetMetrics();
    }

    /** Kafka's JVM-wide metrics keep a gauge of each log folder and so the whole broker in memory. */
    private void forgetMetrics() {
        KafkaMetricsGroup metrics = new KafkaMetricsGroup("kafka.log", "LogManager");
        broker.config()
                .logDirs()
                .forEach(folder -> metrics.removeMetric("LogDirectoryCordoned", Map.of("logDirectory", folder)));
    }
}
