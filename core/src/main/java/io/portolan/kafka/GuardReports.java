package io.portolan.kafka;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports that credentials are withheld from a host, and that they no longer are. Many connections find the same again and
 * again, and only a change is reported. All hear of the changes in their order. So one thread at a time reports one.
 * Thread-safe.
 */
public final class GuardReports {

    /** Of all clients in this JVM. There may be no {@code Portolan} in it. Then only the log has the reports. */
    public static final GuardReports OF_THIS_JVM = new GuardReports();

    private static final Logger LOG = LoggerFactory.getLogger(GuardReports.class);

    /** Brokers can name any number of hosts. */
    private static final int MOST_HOSTS = 10_000;

    private final Map<List<String>, Code> withheld = new HashMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Lets a listener hear of clusters with these names, until the subscription is closed. */
    public Subscription subscribe(Predicate<String> clusters, PortolanListener listener) {
        Subscription subscription = new Subscription(clusters, listener);
        subscriptions.add(subscription);
        return subscription;
    }

    synchronized void withheld(String cluster, String host, Finding finding) {
        if (withheld.size() >= MOST_HOSTS) {
            withheld.clear();
        }
        if (withheld.put(List.of(cluster, host), finding.code()) != finding.code()) {
            List<PortolanListener> listeners = listeners(cluster);
            if (!areLogged(listeners)) {
                LOG.warn("A client of cluster {} gets no credentials for {}:\n{}", cluster, host, finding);
            }
            listeners.forEach(listener -> listener.credentialsWithheld(cluster, host, finding));
        }
    }

    /** A running client has met another cluster. It reports that itself only once. */
    synchronized void otherCluster(String cluster, Finding finding) {
        List<PortolanListener> listeners = listeners(cluster);
        if (!areLogged(listeners)) {
            LOG.warn("A client of cluster {} has met another cluster:\n{}", cluster, finding);
        }
        listeners.forEach(listener -> listener.otherClusterMet(cluster, finding));
    }

    synchronized void released(String cluster, String host) {
        if (withheld.remove(List.of(cluster, host)) != null) {
            List<PortolanListener> listeners = listeners(cluster);
            if (!areLogged(listeners)) {
                LOG.info("Clients of cluster {} get credentials for {} again.", cluster, host);
            }
            listeners.forEach(listener -> listener.credentialsReleased(cluster, host));
        }
    }

    private List<PortolanListener> listeners(String cluster) {
        return subscriptions.stream()
                .filter(subscription -> subscription.clusters.test(cluster))
                .map(subscription -> subscription.listener)
                .toList();
    }

    private static boolean areLogged(List<PortolanListener> listeners) {
        return listeners.stream().anyMatch(PortolanListener::replacesLog);
    }

    /** One listener of the reports. */
    public final class Subscription implements AutoCloseable {

        private final Predicate<String> clusters;
        private final PortolanListener listener;

        private Subscription(Predicate<String> clusters, PortolanListener listener) {
            this.clusters = clusters;
            this.listener = listener;
        }

        /** Ends the subscription. */
        @Override
        public void close() {
            subscriptions.remove(this);
        }
    }
}
