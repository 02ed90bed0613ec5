package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.CLIENT_ID_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
import static org.apache.kafka.common.config.SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS;
import static org.apache.kafka.common.config.SaslConfigs.SASL_JAAS_CONFIG;
import static org.apache.kafka.common.config.SaslConfigs.SASL_MECHANISM;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ReservedProperty;
import io.portolan.credentials.ClientIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.network.AddressRules;
import io.portolan.preflight.BrokerApis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * The configuration of one Kafka client. It begins with the profile that suits the cluster. The catalog's properties win
 * over the profile. The caller's overrides win over the catalog. A few properties are decided by Portolan alone.
 * Immutable and thread-safe.
 *
 * <p>All values are plain strings, except values that the caller gave as objects. So the map works in another JVM too.
 */
public final class ClientConfig {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConfig.class);
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final ClientKind kind;
    private final ClusterDefinition cluster;
    private final Map<String, Object> requested;
    private final Optional<BrokerApis> apis;
    private final Optional<String> learntId;

    private ClientConfig(
            ClientKind kind,
            ClusterDefinition cluster,
            Map<String, Object> requested,
            Optional<BrokerApis> apis,
            Optional<String> learntId) {
        this.kind = kind;
        this.cluster = cluster;
        this.requested = requested;
        this.apis = apis;
        this.learntId = learntId;
    }

    /**
     * Checks the caller's overrides. Makes no remote call.
     *
     * @param overrides Kafka properties by Kafka's own names
     * @throws PortolanException with one {@code OVERRIDE_REFUSED} for each override that would break authentication or
     *     point elsewhere
     */
    public static ClientConfig of(ClientKind kind, ClusterDefinition cluster, Map<String, ?> overrides) {
        refuseReserved(cluster, overrides);
        if (kind == ClientKind.CLIENT) { // It may be for Kafka Streams.
            KafkaLibraries.warnOfMixture(Thread.currentThread().getContextClassLoader());
        }
        Map<String, Object> requested = new LinkedHashMap<>();
        for (Map.Entry<String, String> property : cluster.settings().kafka().entrySet()) {
            if (kind.accepts(property.getKey())) {
                requested.put(property.getKey(), property.getValue());
            }
        }
        requested.putAll(overrides);
        return new ClientConfig(kind, cluster, requested, Optional.empty(), Optional.empty());
    }

    /** The same for a cluster whose id a preflight has learnt. It counts if the catalog says {@code cluster-id: learn}. */
    public ClientConfig withLearntId(Optional<String> id) {
        return new ClientConfig(kind, cluster, requested, apis, id);
    }

    /** The same for brokers that speak this. If it is not known, it is expected of the kind of the cluster. */
    public ClientConfig forBrokersOf(Optional<BrokerApis> known) {
        return new ClientConfig(kind, cluster, requested, known, learntId);
    }

    /** The client's TLS settings. Without TLS they do not matter and are those of the catalog. */
    public TlsSettings tlsSettings() {
        return cluster.access().securityProtocol().encrypted() ? TlsSettings.of(requested) : TlsSettings.of(cluster);
    }

    /**
     * The map for a constructor of kafka-clients.
     *
     * @param rules where the brokers may be. They guard a client with IAM for as long as it lives.
     * @param identity whose credentials the client uses. Empty for a cluster without IAM.
     */
    public Map<String, Object> toMap(BootstrapBrokers brokers, AddressRules rules, Optional<ClientIdentity> identity) {
        Map<String, Object> config = new LinkedHashMap<>();
        BrokerApis spoken = apis.orElse(BrokerApis.expected(brokers.serverless()));
        if (cluster.isMskCluster()) {
            config.putAll(ServerlessProfile.defaults(kind, spoken));
        }
        config.putAll(requested);
        if (config.get(CLIENT_ID_CONFIG) == null) {
            config.put(CLIENT_ID_CONFIG, clientId());
        }
        config.put(BOOTSTRAP_SERVERS_CONFIG, brokers.bootstrapServers());
        config.put(SECURITY_PROTOCOL_CONFIG, cluster.access().securityProtocol().name());
        Map<String, String> watch = WatchSettings.of(kind, cluster, learntId);
        if (!watch.isEmpty()) {
            WatchSettings.addPlugIns(config);
        }
        if (identity.isPresent()) {
            authenticate(config, rules, watch, identity.get());
        } else {
            config.putAll(watch);
        }
        warnOfRisks(config, spoken);
        return config;
    }

    private void warnOfRisks(Map<String, Object> config, BrokerApis spoken) {
        if (cluster.isMskCluster()) {
            warn(ServerlessProfile.contradictions(config, spoken));
        } else if (cluster.access().securityProtocol().encrypted() && disablesHostNameCheck(config)) {
            LOG.warn(
                    "A client of cluster {} does not check the names of brokers, because {} is empty. Any server with a"
                            + " trusted certificate passes for a broker.",
                    cluster.name(),
                    ReservedProperty.HOST_NAME_PROPERTY);
        }
    }

    private static boolean disablesHostNameCheck(Map<String, Object> config) {
        String property = ReservedProperty.HOST_NAME_PROPERTY;
        return config.containsKey(property) && ReservedProperty.disablesHostNameCheck(property, config.get(property));
    }

    private static void refuseReserved(ClusterDefinition cluster, Map<String, ?> overrides) {
        List<Finding> refused = new ArrayList<>();
        for (Map.Entry<String, ?> override : overrides.entrySet()) {
            String property = override.getKey();
            ReservedProperty.of(property, String.valueOf(override.getValue()))
                    .ifPresent(reason -> refused.add(refusal(property, reason)));
            if (cluster.isMskCluster() && ReservedProperty.disablesHostNameCheck(property, override.getValue())) {
                refused.add(refusal(property, ReservedProperty.HOST_NAME_CHECK));
            }
        }
        if (!refused.isEmpty()) {
            throw new PortolanException("Overrides for cluster " + cluster.name() + " are refused", refused, null);
        }
    }

    /** The finding about one override. It leaves out the value, which may be a secret. */
    private static Finding refusal(String property, ReservedProperty reason) {
        return Finding.about(Code.OVERRIDE_REFUSED, property)
                .asked("a Kafka property that is the caller's to set")
                .seen("the property " + property)
                .cause(reason.cause())
                .fix(reason.fix())
                .build();
    }

    private void authenticate(
            Map<String, Object> config, AddressRules rules, Map<String, String> watch, ClientIdentity identity) {
        Map<String, String> settings = settings(rules, identity);
        settings.putAll(watch);
        config.put(SASL_MECHANISM, IAMLoginModule.MECHANISM);
        config.put(SASL_JAAS_CONFIG, JaasOptions.write(settings));
        config.put(SASL_CLIENT_CALLBACK_HANDLER_CLASS, IamCallbackHandler.class.getName());
    }

    /** What the callback handler needs in whatever JVM it works. */
    private Map<String, String> settings(AddressRules rules, ClientIdentity identity) {
        Map<String, String> settings = new LinkedHashMap<>(identity.toConfig());
        settings.putAll(new GuardSettings(rules, cluster.settings().preflight()).toConfig());
        settings.put(IamCallbackHandler.CLUSTER, cluster.name());
        if (cluster.region().isPresent()) {
            settings.put(IamCallbackHandler.REGION, cluster.region().get().id());
        }
        return settings;
    }

    private void warn(List<String> contradictions) {
        for (String sentence : contradictions) {
            LOG.warn("A client of cluster {} has a setting that does not suit MSK: {}", cluster.name(), sentence);
        }
    }

    /** The id has a number because two clients with one id clash in JMX. */
    private String clientId() {
        return cluster.name() + "-" + kind.word() + "-" + CLIENTS.incrementAndGet();
    }
}
