package io.portolan.kafka;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports that credentials are withheld from a host, and that they no longer are. Many connections find the same again and
 * again, and only a change is reported. Thread-safe.
 */
public final class GuardReports {

    /** Of all clients in this JVM. There may be no {@code Portolan} in it. Then only the log has the reports. */
    public static final GuardReports OF_THIS_JVM = new GuardReports();

    private static final Logger LOG = LoggerFactory.getLogger(GuardReports.class);

    /** Brokers can name any number of hosts. */
    private static final int MOST_HOSTS = 10_000;

    private final Map<List<String>, Code> withheld = new ConcurrentHashMap<>();
    private final List<PortolanListener> listeners = new CopyOnWriteArrayList<>();

    /** Lets this listener hear of the reports. */
    public void addListener(PortolanListener listener) {
        listeners.add(listener);
    }

    /** Undoes one {@link #addListener}. */
    public void removeListener(PortolanListener listener) {
        listeners.remove(listener);
    }

    void withheld(String cluster, String host, Finding finding) {
        if (withheld.size() >= MOST_HOSTS) {
            withheld.clear();
        }
        if (withheld.put(List.of(cluster, host), finding.code()) != finding.code()) {
            LOG.warn("A client of cluster {} gets no credentials for {}:\n{}", cluster, host, finding);
            for (PortolanListener listener : listeners) {
                listener.credentialsWithheld(cluster, host, finding);
            }
        }
    }

    /** A running client has met another cluster. It reports that itself only once. */
    void otherCluster(String cluster, Finding finding) {
        LOG.warn("A client of cluster {} has met another cluster:\n{}", cluster, finding);
        for (PortolanListener listener : listeners) {
            listener.otherClusterMet(cluster, finding);
        }
    }

    void released(String cluster, String host) {
        if (withheld.remove(List.of(cluster, host)) != null) {
            LOG.info("Clients of cluster {} get credentials for {} again.", cluster, host);
            for (PortolanListener listener : listeners) {
                listener.credentialsReleased(cluster, host);
            }
        }
    }
}
