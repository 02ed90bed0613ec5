package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** One run over one cluster: what a stage finds out is what the next one works on. For one thread. */
final class PreflightRun {

    private final ClusterDefinition cluster;
    private final DnsStage dns;
    private final SideBySide checks;
    private final Limits limits;
    private final Stages stages = new Stages();
    private Set<BrokerAddress> brokers = Set.of();
    private List<NameView> views = List.of();

    PreflightRun(ClusterDefinition cluster, DnsStage dns, SideBySide checks, Limits limits) {
        this.cluster = cluster;
        this.dns = dns;
        this.checks = checks;
        this.limits = limits;
    }

    PreflightReport report(Runnable credentials, Function<ClusterDefinition, BootstrapBrokers> lookup, JvmLookup jvm) {
        long start = System.nanoTime();
        stages.run(Stage.CATALOG, () -> List.of(CatalogText.of(cluster)));
        if (cluster.source() instanceof BrokerSource.Given) {
            stages.skip(Stage.CREDENTIALS);
        } else {
            stages.run(Stage.CREDENTIALS, () -> assume(credentials));
        }
        stages.run(Stage.BROKERS, () -> lookUp(lookup));
        stages.run(Stage.DNS, () -> resolve(jvm));
        stages.run(Stage.TCP, this::connect);
        String region = cluster.region().map(Region::id).orElse("");
        return new PreflightReport(cluster.name(), region, "", Elapsed.since(start), stages.reports());
    }

    private List<Finding> assume(Runnable credentials) {
        Future<Boolean> assumed = checks.start(() -> {
            credentials.run();
            return true;
        });
        Finding done = CatalogText.controlPlane(cluster);
        return List.of(checks.result(assumed).isPresent() ? done : late("credentials for the MSK API"));
    }

    private List<Finding> lookUp(Function<ClusterDefinition, BootstrapBrokers> lookup) {
        Optional<BootstrapBrokers> found = checks.result(checks.start(() -> lookup.apply(cluster)));
        if (found.isEmpty()) {
            return List.of(late("bootstrap brokers"));
        }
        brokers = found.get().addresses();
        return List.of(Finding.about(Code.OK, cluster.name())
                .seen(brokers.stream().map(BrokerAddress::toString).collect(Collectors.joining(", ")))
                .build());
    }

    private List<Finding> resolve(JvmLookup jvm) {
        Set<String> hosts =
                brokers.stream().map(BrokerAddress::host).collect(Collectors.toCollection(LinkedHashSet::new));
        views = dns.viewpoints(jvm, limits).of(hosts, checks);
        return dns.findings(views);
    }

    private List<Finding> connect() {
        Map<String, Set<InetAddress>> addresses = views.stream()
                .collect(Collectors.toMap(NameView::host, view -> view.jvm().addresses()));
        return new TcpStage(limits).findings(brokers, addresses, checks);
    }

    private Finding late(String asked) {
        return Finding.about(Code.DEADLINE_EXCEEDED, cluster.name())
                .asked(asked)
                .seen("nothing within " + limits.deadline().toMillis() + " ms, the deadline of the whole preflight")
                .cause("The call did not end in time; it goes on, and clients that are made later may profit from it.")
                .fix("Check the network path to the AWS API endpoints, or allow the preflight more time.")
                .build();
    }
}
