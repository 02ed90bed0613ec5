package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.dns.HostResolvers;
import io.portolan.dns.JvmLookup;
import io.portolan.dns.NameServers;
import io.portolan.dns.SilentServers;
import io.portolan.network.AddressJudgement;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

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
        Optional<NameServers> resolver = cluster.isMskCluster() ? Optional.of(hostResolver(limits)) : Optional.empty();
        List<NameServers> central = new ArrayList<>();
        Optional<ServiceVpc> vpc = context.requiredVpc(cluster);
        if (vpc.isPresent()) {
            for (InetSocketAddress server : vpc.get().inboundResolvers()) {
                central.add(new NameServers("central " + text(server), List.of(server), limits.centralTry()));
            }
        }
        return new DnsViewpoints(jvm, resolver, central, known, limits.jvmLookup());
    }

    private NameServers hostResolver(PreflightLimits limits) {
        List<InetSocketAddress> servers =
                context.hostResolvers().isEmpty() ? HostResolvers.ofThisHost() : context.hostResolvers();
        StringJoiner names = new StringJoiner(", ", "host resolver ", "").setEmptyValue("host resolver");
        for (InetSocketAddress server : servers) {
            names.add(text(server));
        }
        return new NameServers(names.toString(), servers, limits.hostTry());
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

    private static String text(InetSocketAddress server) {
        return ForwarderText.portless(server, ":");
    }
}
