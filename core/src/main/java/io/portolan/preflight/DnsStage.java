package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Finding;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<NameServers> central = judgement.central().map(ServiceVpc::inboundResolvers).orElse(List.of()).stream()
                .map(server -> new NameServers("central " + text(server), List.of(server), limits.centralTry()))
                .toList();
        return new Viewpoints(jvm, resolver, central, limits.jvmLookup());
    }

    private NameServers hostResolver(Limits limits) {
        List<InetSocketAddress> servers =
                estate.hostResolvers().isEmpty() ? HostResolvers.ofThisHost() : estate.hostResolvers();
        String names = servers.stream().map(server -> " " + text(server)).collect(Collectors.joining(","));
        return new NameServers("host resolver" + names, servers, limits.hostTry());
    }

    /** On the names, on the central resolvers, and on this JVM. */
    List<Finding> findings(List<NameView> views) {
        return Stream.of(
                        names(views),
                        CentralHealth.of(views),
                        JvmCache.ofThisJvm().findings())
                .flatMap(List::stream)
                .toList();
    }

    /** On the names alone. */
    List<Finding> names(List<NameView> views) {
        DnsDiagnosis diagnosis = new DnsDiagnosis(judgement);
        DnsFindings words = new DnsFindings(estate, cluster, judgement);
        Stream<Finding> names =
                views.stream().flatMap(view -> diagnosis.of(view).stream().map(code -> words.of(view, code)));
        // by code, so that names with one cause stand together
        return names.sorted(Comparator.comparing(Finding::code)).toList();
    }

    private static String text(InetSocketAddress server) {
        return ForwarderText.portless(server, ":");
    }
}
