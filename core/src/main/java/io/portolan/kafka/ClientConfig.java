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

    private ClientConfig(ClientKind kind, ClusterDefinition cluster, Map<String, Object> requested) {
        this.kind = kind;
        this.cluster = cluster;
        this.requested = requested;
    }

    /**
     * Checks the caller's overrides. Makes no remote call.
     *
     * @param overrides Kafka properties by Kafka's own names
     * @throws PortolanException with one {@code OVERRIDE_REFUSED} for each override that would break authentication or
     *     point elsewhere
     */
    public static ClientConfig of(ClientKind kind, ClusterDefinition cluster, Map<String, ?> overrides) {
        refuseReserved(cluster.name(), overrides);
        Map<String, Object> requested = new LinkedHashMap<>();
        for (Map.Entry<String, String> property : cluster.settings().kafka().entrySet()) {
            if (kind.accepts(property.getKey())) {
                requested.put(property.getKey(), property.getValue());
            }
        }
        requested.putAll(overrides);
        return new ClientConfig(kind, cluster, requested);
    }

    /**
     * The map for a constructor of kafka-clients.
     *
     * @param identity whose credentials the client uses. Empty for a cluster without IAM.
     */
    public Map<String, Object> toMap(BootstrapBrokers brokers, Optional<ClientIdentity> identity) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (cluster.isMskCluster()) {
            config.putAll(ServerlessProfile.defaults(kind, brokers.serverless()));
        }
        config.putAll(requested);
        if (config.get(CLIENT_ID_CONFIG) == null) {
            config.put(CLIENT_ID_CONFIG, clientId());
        }
        config.put(BOOTSTRAP_SERVERS_CONFIG, brokers.bootstrapServers());
        config.put(SECURITY_PROTOCOL_CONFIG, cluster.access().securityProtocol().name());
        if (identity.isPresent()) {
            authenticate(config, identity.get());
        }
        if (cluster.isMskCluster()) {
            warn(ServerlessProfile.contradictions(config, brokers.serverless()));
        }
        return config;
    }

    private static void refuseReserved(String cluster, Map<String, ?> overrides) {
        List<Finding> refused = new ArrayList<>();
        for (Map.Entry<String, ?> override : overrides.entrySet()) {
            String property = override.getKey();
            ReservedProperty.of(property, String.valueOf(override.getValue()))
                    .ifPresent(reason -> refused.add(refusal(property, reason)));
        }
        if (!refused.isEmpty()) {
            throw new PortolanException("Overrides for cluster " + cluster + " are refused", refused, null);
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

    private void authenticate(Map<String, Object> config, ClientIdentity identity) {
        config.put(SASL_MECHANISM, IAMLoginModule.MECHANISM);
        config.put(SASL_JAAS_CONFIG, IAMLoginModule.class.getName() + " required;");
        config.put(SASL_CLIENT_CALLBACK_HANDLER_CLASS, IamCallbackHandler.class.getName());
        config.put(IamCallbackHandler.CLUSTER, cluster.name());
        if (cluster.region().isPresent()) {
            config.put(IamCallbackHandler.REGION, cluster.region().get().id());
        }
        config.putAll(identity.toConfig());
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
