package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Do the brokers' names lead into the right VPC? */
final class DnsStage {

    private final Estate estate;
    private final ClusterDefinition cluster;
    private final AddressJudgement judgement;

    DnsStage(Estate estate, ClusterDefinition cluster) {
        this.estate = estate;
        this.cluster = cluster;
        this.judgement = new AddressJudgement(estate, cluster);
    }

    /** Plain Kafka's names are nobody's but the host's: no resolver is asked. */
    Viewpoints viewpoints(JvmLookup jvm, Limits limits) {
        Optional<NameServers> resolver = cluster.iam() ? Optional.of(hostResolver(limits)) : Optional.empty();
        List<NameServers> central = new ArrayList<>();
        Optional<ServiceVpc> vpc = judgement.central();
        if (vpc.isPresent()) {
            for (InetSocketAddress server : vpc.get().inboundResolvers()) {
                central.add(new NameServers("central " + text(server), List.of(server), limits.centralTry()));
            }
        }
        return new Viewpoints(jvm, resolver, central, limits.jvmLookup());
    }

    private NameServers hostResolver(Limits limits) {
        List<InetSocketAddress> servers =
                estate.hostResolvers().isEmpty() ? HostResolvers.ofThisHost() : estate.hostResolvers();
        StringJoiner names = new StringJoiner(", ", "host resolver ", "").setEmptyValue("host resolver");
        for (InetSocketAddress server : servers) {
            names.add(text(server));
        }
        return new NameServers(names.toString(), servers, limits.hostTry());
    }

    /** On the names, on the central resolvers, and on this JVM. */
    List<Finding> findings(List<NameView> views) {
        List<Finding> findings = new ArrayList<>(names(views));
        findings.addAll(CentralHealth.of(views));
        findings.addAll(JvmCache.ofThisJvm().findings());
        return findings;
    }

    /** On the names alone. */
    List<Finding> names(List<NameView> views) {
        DnsDiagnosis diagnosis = new DnsDiagnosis(judgement);
        DnsFindings words = new DnsFindings(estate, cluster, judgement);
        List<Finding> findings = new ArrayList<>();
        for (NameView view : views) {
            for (Code code : diagnosis.of(view)) {
                findings.add(words.of(view, code));
            }
        }
        findings.sort(Attempts.BY_CODE);
        return findings;
    }

    private static String text(InetSocketAddress server) {
        return ForwarderText.portless(server, ":");
    }
}
