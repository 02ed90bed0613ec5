package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.catalog.ReservedProperty;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/** Completes the configuration of a client with what leads to its cluster, when the client is made. */
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

    /** To be done once, before the first producer or consumer is made. */
    void runBeforeFirstClient(Runnable work) {
        first.set(work);
    }

    /**
     * Looks the brokers up and checks them, the first time, and adds them and the authentication.
     *
     * @param config of one client; changed in place
     * @throws io.portolan.diagnosis.PortolanException if the cluster cannot be reached as its policy wants
     */
    void complete(ClientPropertyNames kind, Map<String, Object> config) {
        Map<String, Object> wishes = new HashMap<>(config);
        wishes.entrySet().removeIf(ClusterConnection::reserved);
        Map<String, Object> complete = portolan.cluster(cluster).clientConfig(wishes);
        if (kind != ClientPropertyNames.ADMIN) {
            Optional.ofNullable(first.getAndSet(null)).ifPresent(Runnable::run);
        }
        complete.keySet().removeIf(property -> !wishes.containsKey(property) && !kind.accepts(property));
        if (!wishes.containsKey(CommonClientConfigs.CLIENT_ID_CONFIG)) {
            complete.remove(CommonClientConfigs.CLIENT_ID_CONFIG); // Spring and Kafka number their own
        }
        config.clear();
        config.putAll(complete);
    }

    /** Its brokers, looked up if they are not in memory. */
    String bootstrapServers() {
        return portolan.cluster(cluster).bootstrapBrokers().bootstrapServers();
    }

    /** The configuration with the brokers that are in memory, if they are; makes no remote call and throws nothing. */
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
