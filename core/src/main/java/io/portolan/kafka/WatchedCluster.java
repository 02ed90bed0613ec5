package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.CLIENT_ID_CONFIG;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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
    private final String name;
    private final Set<SSLEngine> connections = Collections.newSetFromMap(new WeakHashMap<>());
    private String expected;
    private int users;
    private volatile @Nullable PortolanException mistake;

    private WatchedCluster(String key, String name, String expected) {
        this.key = key;
        this.name = name;
        this.expected = expected;
    }

    /** A cluster whose id is right whatever it is. */
    static WatchedCluster unwatched(String name) {
        return new WatchedCluster("", name, "");
    }

    /** The cluster of the client with this configuration. Each call needs one {@link #leave}. */
    static WatchedCluster join(Map<String, String> settings, Map<String, ?> config) {
        String name = settings.getOrDefault(IamCallbackHandler.CLUSTER, "");
        String id = settings.get(ID);
        if (id == null) {
            return unwatched(name);
        }
        return OPEN.compute(settings.get(WATCH) + " " + config.get(CLIENT_ID_CONFIG), (key, open) -> {
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

    static boolean hasMistaken(String cluster) {
        for (WatchedCluster open : OPEN.values()) {
            if (open.name.equals(cluster) && open.mistake != null) {
                return true;
            }
        }
        return false;
    }

    /** The logical name. */
    String name() {
        return name;
    }

    /** What is wrong. Empty if the client has met no other cluster. */
    Optional<PortolanException> mistake() {
        return Optional.ofNullable(mistake);
    }

    /** Tells the right id if the client does not know it yet. */
    synchronized void expect(String id) {
        if (expected.isEmpty()) {
            expected = id;
        }
    }

    /** The client's metadata names this id. It is empty if it names none. */
    void see(String id) {
        PortolanException before = mistake;
        PortolanException now = compare(id);
        if (before == null && now != null) {
            GuardReports.OF_THIS_JVM.otherCluster(name, now.findings().get(0));
        }
    }

    private synchronized @Nullable PortolanException compare(String id) {
        expect(id);
        if (id.equals(expected)) {
            allowAgain(id);
        } else if (mistake == null) {
            mistake = otherCluster(id);
            closeConnections();
        }
        return mistake;
    }

    private void closeConnections() {
        connections.forEach(SSLEngine::closeOutbound);
        connections.clear();
    }

    /** Ends this connection once the client meets another cluster. */
    synchronized void closeOnMistake(SSLEngine connection) {
        connections.add(connection);
    }

    private synchronized void allowAgain(String id) {
        if (mistake != null && id.equals(expected)) {
            closeConnections(); // One that has not authenticated yet may still lead to the other cluster.
            mistake = null;
            LOG.info("The brokers of cluster {} have the cluster id {} again. Its client may connect.", name, id);
        }
    }

    private PortolanException otherCluster(String id) {
        return new PortolanException(
                "A client of cluster " + name + " has met another cluster",
                Finding.about(Code.WRONG_CLUSTER, name)
                        .asked("the cluster id " + expected + " in the metadata of a running client")
                        .seen(id.isEmpty() ? "no cluster id" : id)
                        .cause(
                                "The brokers' names now lead to another cluster, which lets this identity in as well. The"
                                        + " client makes no new connection.")
                        .fix(
                                "Find out where the addresses lead: DNS records, load balancers, proxies. Once a preflight of"
                                        + " the cluster sees the right id, the client connects again. If the cluster was replaced"
                                        + " on purpose, write its new id as cluster-id into the catalog and restart.")
                        .build());
    }
}
