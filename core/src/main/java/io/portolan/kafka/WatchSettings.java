package io.portolan.kafka;

import static org.apache.kafka.clients.producer.ProducerConfig.INTERCEPTOR_CLASSES_CONFIG;
import static org.apache.kafka.common.config.SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG;

import io.portolan.catalog.ClusterDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What a client's configuration needs so that its cluster id is watched. Only a catalog with {@code cluster-id} asks for it. */
final class WatchSettings {

    private static final String WATCH = ClusterWatch.class.getName();

    private WatchSettings() {}

    /**
     * The settings of the plug-ins that watch the client. There are none if it is not watched.
     *
     * @param learntId the id that a preflight has learnt
     */
    static Map<String, String> of(ClientKind kind, ClusterDefinition cluster, Optional<String> learntId) {
        boolean watched = cluster.settings().clusterId().strict() && kind != ClientKind.ADMIN;
        if (!watched) {
            return Map.of();
        }
        Optional<String> pinned = cluster.settings().clusterId().pinned();
        return Map.of(
                IamCallbackHandler.CLUSTER,
                cluster.name(),
                WatchedCluster.ID,
                pinned.or(() -> learntId).orElse(""),
                WatchedCluster.WATCH,
                UUID.randomUUID().toString());
    }

    /** Names the plug-ins. The client's own interceptors stay, and so does its own {@code ssl.engine.factory.class}. */
    static void addPlugIns(Map<String, Object> config) {
        config.put(INTERCEPTOR_CLASSES_CONFIG, withWatch(config.get(INTERCEPTOR_CLASSES_CONFIG)));
        config.putIfAbsent(SSL_ENGINE_FACTORY_CLASS_CONFIG, WatchedSslEngines.class.getName());
    }

    private static Object withWatch(@Nullable Object own) {
        if (own instanceof Collection<?> list) {
            List<Object> all = new ArrayList<>(list);
            all.add(WATCH);
            return all;
        }
        String text = own instanceof Class<?> one
                ? one.getName()
                : String.valueOf(own == null ? "" : own).strip();
        return text.isEmpty() ? WATCH : text + "," + WATCH;
    }

    /**
     * Checks that nobody has replaced the interceptors after {@link #addPlugIns}. An admin client has none.
     *
     * @throws ConfigException if the client should be watched and is not
     */
    static void requireWatch(Map<String, String> settings, Map<String, ?> config) {
        Object interceptors = config.get(INTERCEPTOR_CLASSES_CONFIG);
        if (settings.containsKey(WatchedCluster.ID)
                && interceptors instanceof List<?> list
                && !list.contains(WATCH)
                && !list.contains(ClusterWatch.class)) {
            throw new ConfigException(
                    INTERCEPTOR_CLASSES_CONFIG,
                    list,
                    "The catalog has a cluster-id for " + settings.get(IamCallbackHandler.CLUSTER)
                            + ", so the list must have " + WATCH
                            + ". Give your interceptors to clientConfig(overrides), or add it.");
        }
    }
}
