package io.portolan.testkit.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;

/** The configuration of one node in Kafka's own names. It makes the broker small and its start quick. */
final class NodeConfig {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The listener of clients. */
    static final String IAM = "IAM";

    /** The listener of clients that use IPv6. */
    static final String IAM_IPV6 = "IAMIPV6";

    private static final String OAUTHBEARER = OAuthBearerLoginModule.OAUTHBEARER_MECHANISM;
    private static final int CONTROLLER_PORT = 9093;
    private static final int INTERNAL_PORT = 9094;

    private final LocalKafkaSpec cluster;
    private final NodeSpec node;

    NodeConfig(LocalKafkaSpec cluster, NodeSpec node) {
        this.cluster = cluster;
        this.node = node;
    }

    /** The first node is the controller too. */
    boolean isController() {
        return node.equals(controller());
    }

    private NodeSpec controller() {
        return cluster.nodes().get(0);
    }

    Map<String, String> properties(Path logs, String gate) {
        Map<String, String> all = new HashMap<>(Map.of(
                "node.id",
                String.valueOf(node.id()),
                "process.roles",
                isController() ? "broker,controller" : "broker",
                "log.dirs",
                logs.toString(),
                "authorizer.class.name",
                IamAuthorizer.class.getName(),
                "principal.builder.class",
                IamPrincipalBuilder.class.getName(),
                IamGate.CONFIG,
                gate));
        all.putAll(listeners());
        all.putAll(iamListener(IAM));
        if (node.ipv6().isPresent()) {
            all.putAll(iamListener(IAM_IPV6));
        }
        all.putAll(internalTopics());
        all.putAll(newTopics());
        all.putAll(smallMemory());
        all.putAll(quickStart());
        return all;
    }

    private Map<String, String> listeners() {
        String ip = node.ip().getHostAddress();
        String iamAndInternal = "IAM://%s:" + LocalKafka.PORT + ",INTERNAL://" + ip + ":" + INTERNAL_PORT;
        String bound = iamAndInternal.formatted(ip)
                + ipv6Listener(ipv6 -> "[" + ipv6.ip().getHostAddress() + "]");
        String quorum = controller().ip().getHostAddress() + ":" + CONTROLLER_PORT;
        return Map.of(
                "listeners",
                isController() ? bound + "," + CONTROLLER_LISTENER + "://" + quorum : bound,
                "advertised.listeners",
                iamAndInternal.formatted(node.host()) + ipv6Listener(Ipv6Listener::host),
                "listener.security.protocol.map",
                IAM_IPV6 + ":SASL_SSL,IAM:SASL_SSL,INTERNAL:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                "INTERNAL",
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "controller.quorum.voters",
                controller().id() + "@" + quorum);
    }

    private String ipv6Listener(Function<Ipv6Listener, String> host) {
        return node.ipv6()
                .map(ipv6 -> "," + IAM_IPV6 + "://" + host.apply(ipv6) + ":" + ipv6.port())
                .orElse("");
    }

    private Map<String, String> iamListener(String name) {
        String listener = "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
        Map<String, String> config = new HashMap<>(Map.of(
                listener + SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM",
                listener + SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG,
                        cluster.certificate().chain(),
                listener + SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
                        cluster.certificate().key(),
                listener + SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, GateSslEngineFactory.class.getName(),
                listener + "sasl.enabled.mechanisms", IamSaslServer.MECHANISM + "," + OAUTHBEARER));
        config.putAll(mechanism(listener + "aws_msk_iam.", IamServerLoginModule.class, IamServerCallbackHandler.class));
        // The login module registers Kafka's own server of the mechanism.
        config.putAll(mechanism(listener + "oauthbearer.", OAuthBearerLoginModule.class, TokenCallbackHandler.class));
        return config;
    }

    private Map<String, String> mechanism(String prefix, Class<?> loginModule, Class<?> handler) {
        return Map.of(
                prefix + "sasl.jaas.config", loginModule.getName() + " required;",
                prefix + "sasl.server.callback.handler.class", handler.getName(),
                prefix + "connections.max.reauth.ms",
                        String.valueOf(cluster.sessionLife().toMillis()));
    }

    /** With two brokers there are two replicas, so clients can go on when one broker stops. */
    private Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", replicas(),
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", replicas(),
                "transaction.state.log.min.isr", "1");
    }

    /** Defaults for a topic that its first use creates. Kafka warns of these settings on a node without a controller. */
    private Map<String, String> newTopics() {
        return isController() ? Map.of("num.partitions", "2", "default.replication.factor", replicas()) : Map.of();
    }

    private String replicas() {
        return String.valueOf(Math.min(2, cluster.nodes().size()));
    }

    private static Map<String, String> smallMemory() {
        return Map.ofEntries(
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "1"),
                Map.entry("num.recovery.threads.per.data.dir", "1"),
                Map.entry("group.coordinator.threads", "1"),
                Map.entry("group.coordinator.background.threads", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "1048577"),
                Map.entry("log.cleaner.io.buffer.size", "16384"),
                Map.entry("log.index.size.max.bytes", "65536"),
                Map.entry("offsets.load.buffer.size", "65536"),
                Map.entry("transaction.state.log.load.buffer.size", "65536"),
                Map.entry("max.incremental.fetch.session.cache.slots", "50"),
                // Brokers in one JVM would register MBeans of the same names, so there are none.
                Map.entry("metric.reporters", ""));
    }

    private static Map<String, String> quickStart() {
        return Map.of(
                "broker.heartbeat.interval.ms", "200",
                // The controller accepts a restarted broker only when its last session is over.
                "broker.session.timeout.ms", "3000",
                "controller.quorum.append.linger.ms", "1",
                "group.initial.rebalance.delay.ms", "0");
    }
}
