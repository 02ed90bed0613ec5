package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.spring.PortolanProperties.FindingFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs the state of each cluster when it changes. A cluster that was never ready and fails is left to those who asked
 * for it. They get an exception. Thread-safe.
 */
final class ClusterLog implements PortolanListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLog.class);

    private final FindingLog findings;
    private final Supplier<Portolan> portolan;
    private final Map<String, Set<String>> problems = new ConcurrentHashMap<>();

    /** Creates a log that asks for Portolan late, because Portolan's listeners are created first. */
    ClusterLog(FindingFormat format, Supplier<Portolan> portolan) {
        findings = new FindingLog(LOG, format);
        this.portolan = portolan;
    }

    @Override
    public boolean replacesLog() {
        return true;
    }

    @Override
    public void preflighted(PreflightReport report) {
        boolean failed = report.severity() == Severity.FAILURE;
        Optional<io.portolan.Cluster> cluster = cluster(report.cluster());
        boolean toldElsewhere = failed && !problems.containsKey(report.cluster());
        if (cluster.isEmpty() || (toldElsewhere && failsClients(cluster.get()))) {
            return;
        }
        List<Finding> wrong = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .toList();
        Set<String> now = wrong.stream()
                .map(finding -> finding.code() + " " + finding.subject())
                .collect(Collectors.toUnmodifiableSet());
        if (now.equals(problems.put(report.cluster(), now))) {
            return;
        }
        if (!failed) {
            logReady(report, cluster.get());
        }
        if (!wrong.isEmpty()) {
            findings.write(Level.WARN, report.cluster(), report.summary(), report, wrong);
        }
    }

    private static boolean failsClients(io.portolan.Cluster cluster) {
        return cluster.definition().settings().preflight() == PreflightPolicy.FAIL;
    }

    private static void logReady(PreflightReport report, io.portolan.Cluster cluster) {
        String brokers = cluster.status()
                .brokers()
                .map(known -> known.brokers().bootstrapServers())
                .orElse("unknown");
        String role = cluster.definition()
                .access()
                .dataPlane()
                .map(chain -> chain.lastHop().roleArn())
                .orElse("none");
        LOG.atInfo()
                .addKeyValue(FindingLog.CLUSTER, report.cluster())
                .addKeyValue("portolan.region", report.region())
                .addKeyValue("portolan.brokers", brokers)
                .addKeyValue("portolan.role", role)
                .addKeyValue("portolan.checks", report.checks())
                .addKeyValue("portolan.milliseconds", report.duration().toMillis())
                .log("{}. Its bootstrap brokers are {}. Its role is {}.", report.summary(), brokers, role);
    }

    /** Empty if the Portolan is closed. Its state is of no interest then. */
    private Optional<io.portolan.Cluster> cluster(String name) {
        try {
            return Optional.of(portolan.get().cluster(name));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    @Override
    public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
        LOG.atInfo()
                .addKeyValue(FindingLog.CLUSTER, cluster)
                .addKeyValue("portolan.brokers", String.join(",", after))
                .log("Cluster {} has other bootstrap brokers. They were {} and are {}.", cluster, before, after);
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        String headline = "A client of cluster " + cluster + " gets no credentials for " + host;
        findings.write(Level.WARN, cluster, headline, finding, List.of(finding));
    }

    @Override
    public void credentialsReleased(String cluster, String host) {
        LOG.atInfo()
                .addKeyValue(FindingLog.CLUSTER, cluster)
                .addKeyValue("portolan.host", host)
                .log("Clients of cluster {} get credentials for {} again.", cluster, host);
    }

    @Override
    public void otherClusterMet(String cluster, Finding finding) {
        String headline = "A client of cluster " + cluster + " has met another cluster";
        findings.write(Level.WARN, cluster, headline, finding, List.of(finding));
    }
}
