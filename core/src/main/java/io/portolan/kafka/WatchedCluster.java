package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.CLIENT_ID_CONFIG;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which cluster one client has met. Its {@link ClusterWatch} writes it. Its callback handler and its
 * {@link WatchedSslEngines} read it. They share it in this JVM from the first that is made to the last that is closed.
 * Thread-safe.
 */
final class WatchedCluster {

    /** The setting with the right cluster id. It is empty if the first id that the client sees is the right one. */
    static final String ID = "portolan.cluster-id";

    /** The setting with a random id. It tells the clients of one configuration from those of others. */
    static final String WATCH = "portolan.watch";

    private static final Logger LOG = LoggerFactory.getLogger(WatchedCluster.class);
    private static final Map<String, WatchedCluster> OPEN = new ConcurrentHashMap<>();

    private final String key;
    private final String cluster;
    private final Set<SSLEngine> connections = Collections.newSetFromMap(new WeakHashMap<>());
    private String expected;
    private int users;
    private volatile @Nullable PortolanException mistake;

    private WatchedCluster(String key, String cluster, String expected) {
        this.key = key;
        this.cluster = cluster;
        this.expected = expected;
    }

    /** The cluster of the client with this configuration. Null if its catalog has no {@code cluster-id}. */
    static @Nullable WatchedCluster join(Map<String, String> settings, Map<String, ?> config) {
        String id = settings.get(ID);
        if (id == null) {
            return null;
        }
        String key = settings.get(WATCH) + " " + config.get(CLIENT_ID_CONFIG);
        String name = settings.getOrDefault(IamCallbackHandler.CLUSTER, "");
        return OPEN.compute(key, (same, open) -> {
            WatchedCluster joined = open == null ? new WatchedCluster(key, name, id) : open;
            joined.users++;
            return joined;
        });
    }

    /** Undoes one {@link #join}. */
    void leave() {
        OPEN.computeIfPresent(key, (same, open) -> --open.users == 0 ? null : open);
    }

    /** A preflight has seen this id at the brokers. Clients that expect it may connect again. */
    static void seenByPreflight(String id) {
        for (WatchedCluster open : OPEN.values()) {
            open.allowAgain(id);
        }
    }

    /** The right id, if it is not known yet. */
    synchronized void expect(String id) {
        if (expected.isEmpty()) {
            expected = id;
        }
    }

    /** The client's metadata names this id. An empty one is none. */
    synchronized void see(String id) {
        expect(id);
        if (id.equals(expected)) {
            allowAgain(id);
        } else if (mistake == null) {
            mistake = mistake(id);
            LOG.error("A client of cluster {} has met another cluster. It makes no new connection. {}", cluster, mistake.getMessage());
            connections.forEach(SSLEngine::closeOutbound);
            connections.clear();
        }
    }

    private synchronized void allowAgain(String id) {
        if (mistake != null && id.equals(expected)) {
            mistake = null;
            LOG.info("The brokers of cluster {} have the cluster id {} again. Its clients may connect.", cluster, id);
        }
    }

    /** Returns if the client has met no other cluster. */
    void requireRightCluster() {
        PortolanException wrong = mistake;
        if (wrong != null) {
            throw wrong;
        }
    }

    /** Closes this connection once the client meets another cluster. */
    synchronized void closeOnMistake(SSLEngine connection) {
        connections.add(connection);
    }

    private PortolanException mistake(String id) {
        return new PortolanException(
                "The brokers of cluster " + cluster + " belong to another cluster",
                Finding.about(Code.WRONG_CLUSTER, cluster)
                        .asked("the cluster id " + expected)
                        .seen(id.isEmpty() ? "no cluster id" : id)
                        .cause("x")
                        .fix("y")
                        .build());
    }
}
