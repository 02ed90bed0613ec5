package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.catalog.ReservedProperty;
import io.portolan.diagnosis.PortolanException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Adds the brokers and the authentication of one cluster to the configuration of each new client. */
final class ClusterConnection {

    private final Portolan portolan;
    private final String cluster;
    private final AtomicReference<@Nullable Runnable> first = new AtomicReference<>();

    ClusterConnection(Portolan portolan, String cluster) {
        this.portolan = portolan;
        this.cluster = cluster;
    }

    String cluster() {
        return cluster;
    }

    /** Runs this work once before the first producer or consumer is made. */
    void runBeforeFirstClient(Runnable work) {
        first.set(work);
    }

    /**
     * Adds the brokers and the authentication. The first call looks the brokers up and checks them.
     *
     * @param config the configuration of one client, changed in place
     * @throws KafkaException if the cluster fails its check and its policy is {@code fail}. Its cause is the {@link
     *     PortolanException}. Constructors of kafka-clients throw the same type, so existing error handling fits.
     */
    void complete(ClientPropertyNames kind, Map<String, Object> config) {
        Map<String, Object> requested = new HashMap<>(config);
        requested.entrySet().removeIf(ClusterConnection::reserved);
        Map<String, Object> complete = clientConfig(requested);
        if (kind != ClientPropertyNames.ADMIN) {
            Optional.ofNullable(first.getAndSet(null)).ifPresent(Runnable::run);
        }
        complete.keySet().removeIf(property -> !requested.containsKey(property) && !kind.accepts(property));
        if (!requested.containsKey(CommonClientConfigs.CLIENT_ID_CONFIG)) {
            complete.remove(CommonClientConfigs.CLIENT_ID_CONFIG); // Spring and Kafka add numbers to ids of their own
        }
        config.clear();
        config.putAll(complete);
    }

    private Map<String, Object> clientConfig(Map<String, Object> requested) {
        try {
            return portolan.cluster(cluster).clientConfig(requested);
        } catch (PortolanException e) {
            throw new KafkaException("No client of cluster " + cluster + " can be made", e);
        }
    }

    /** The cluster's brokers. They are looked up if they are not in memory. */
    String bootstrapServers() {
        return portolan.cluster(cluster).bootstrapBrokers().bootstrapServers();
    }

    /** The configuration with the brokers if they are in memory. It makes no remote call and throws nothing. */
    Map<String, Object> withKnownBrokers(Map<String, Object> config) {
        Map<String, Object> known = new HashMap<>(config);
        portolan.cluster(cluster)
                .status()
                .brokers()
                .ifPresent(found -> known.put(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        found.brokers().bootstrapServers()));
        return Collections.unmodifiableMap(known);
    }

    static boolean reserved(Map.Entry<String, Object> property) {
        return ReservedProperty.of(property.getKey(), String.valueOf(property.getValue()))
                .isPresent();
    }
}
