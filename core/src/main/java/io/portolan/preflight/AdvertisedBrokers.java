package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The brokers that metadata names and that are not bootstrap brokers. For one thread. */
final class AdvertisedBrokers {

    private static final String CONSEQUENCE = " Clients would connect to the bootstrap brokers and get no further. They"
            + " would only see timeouts (\"Expiring 1 record(s)\").";

    private final ClusterDefinition cluster;
    private final ResolvedBrokers bootstrap;
    private final Set<BrokerAddress> others;
    private ResolvedBrokers resolved = ResolvedBrokers.NONE;

    AdvertisedBrokers(ClusterDefinition cluster, ResolvedBrokers bootstrap, Set<BrokerAddress> advertised) {
        this.cluster = cluster;
        this.bootstrap = bootstrap;
        others = new LinkedHashSet<>(advertised);
        others.removeAll(bootstrap.brokers());
    }

    List<Finding> resolve(DnsStage dns, DnsViewpoints viewpoints, ParallelChecks checks) {
        Set<String> hosts = ResolvedBrokers.hosts(others);
        Set<String> known = ResolvedBrokers.hosts(bootstrap.brokers());
        hosts.removeAll(known);
        List<NameView> views =
                viewpoints.withoutSilent(bootstrap.silentResolvers()).resolve(hosts, checks);
        resolved = new ResolvedBrokers(others, views);
        return views.isEmpty() ? sameAsBootstrap() : withConsequences(dns.nameFindings(views));
    }

    List<Finding> connect(TcpStage tcp, ParallelChecks checks) {
        // A bootstrap broker may have the same host and another port.
        ResolvedBrokers all = resolved.withViews(bootstrap.views());
        return others.isEmpty() ? sameAsBootstrap() : withConsequences(tcp.findings(others, all.addresses(), checks));
    }

    private List<Finding> sameAsBootstrap() {
        return List.of(Finding.about(Code.OK, cluster.name())
                .seen("the brokers advertise the bootstrap brokers' own names")
                .build());
    }

    private static List<Finding> withConsequences(List<Finding> findings) {
        List<Finding> marked = new ArrayList<>();
        for (Finding finding : findings) {
            marked.add(withConsequence(finding));
        }
        return marked;
    }

    private static Finding withConsequence(Finding finding) {
        if (finding.severity() != Severity.FAILURE || finding.code().stopsTraffic()) {
            return finding;
        }
        return finding.toBuilder().cause(finding.cause() + CONSEQUENCE).build();
    }
}
