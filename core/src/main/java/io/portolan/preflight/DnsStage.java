package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.IpFamily;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.dns.HostResolvers;
import io.portolan.dns.JvmLookup;
import io.portolan.dns.NameServer;
import io.portolan.dns.SilentServers;
import io.portolan.network.AddressJudgement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Do the brokers' names lead into the right VPC? */
final class DnsStage {

    private final PreflightContext context;
    private final ClusterDefinition cluster;
    private final AddressJudgement judgement;

    DnsStage(PreflightContext context, ClusterDefinition cluster) {
        this.context = context;
        this.cluster = cluster;
        this.judgement = context.judgement(cluster);
    }

    /**
     * The viewpoints for this cluster. For plain Kafka no resolver is asked, since only the host decides where its names lead.
     */
    DnsViewpoints viewpoints(JvmLookup jvm, PreflightLimits limits, SilentServers known) {
        Optional<List<NameServer>> hosts =
                cluster.isMskCluster() ? Optional.of(hostResolvers(limits)) : Optional.empty();
        List<InetSocketAddress> central =
                context.requiredVpc(cluster).map(ServiceVpc::inboundResolvers).orElse(List.of());
        // With both versions wanted, all addresses count.
        Optional<IpFamily> ip = cluster.settings().ip().filter(family -> family != IpFamily.DUAL);
        return new DnsViewpoints(
                jvm, hosts, nameServers("central ", central, limits.centralQuery()), known, limits, ip);
    }

    private List<NameServer> hostResolvers(PreflightLimits limits) {
        List<InetSocketAddress> servers =
                context.hostResolvers().isEmpty() ? HostResolvers.ofThisHost() : context.hostResolvers();
        return nameServers("host resolver ", servers, limits.hostQuery());
    }

    private static List<NameServer> nameServers(String kind, List<InetSocketAddress> addresses, Duration limit) {
        List<NameServer> servers = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            servers.add(new NameServer(kind + ForwarderText.portless(address, ":"), address, limit));
        }
        return servers;
    }

    /** The findings about the names, the central resolvers and this JVM. */
    List<Finding> findings(List<NameView> views) {
        List<Finding> findings = new ArrayList<>(nameFindings(views));
        findings.addAll(CentralResolverHealth.findings(views));
        findings.addAll(JvmDnsCache.ofThisJvm().findings());
        if (cluster.isMskCluster() && context.hostResolvers().isEmpty()) {
            findings.addAll(RuntimeModules.findings());
        }
        return findings;
    }

    /** The findings about the names alone. */
    List<Finding> nameFindings(List<NameView> views) {
        DnsDiagnosis diagnosis = new DnsDiagnosis(judgement);
        DnsFindings words = new DnsFindings(context, cluster, judgement);
        List<Finding> findings = new ArrayList<>();
        for (NameView view : views) {
            for (Code code : diagnosis.diagnose(view)) {
                findings.add(words.finding(view, code));
            }
        }
        findings.sort(BrokerChecks.BY_CODE);
        return findings;
    }
}
