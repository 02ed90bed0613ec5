package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.Stage;
import io.portolan.dns.JvmLookup;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** One run over one cluster. The next stage works on what a stage finds. For one thread. */
final class PreflightRun {

    private final ClusterDefinition cluster;
    private final PreflightCalls calls;
    private final DnsStage dns;
    private final PreflightLimits limits;
    private final RunScope scope;
    private final boolean asksControlPlane;
    private Optional<BootstrapBrokers> judged = Optional.empty();
    private Optional<String> learntId = Optional.empty();
    private Optional<String> clusterId = Optional.empty();
    private Optional<BrokerApis> apis = Optional.empty();
    private ResolvedBrokers bootstrap = ResolvedBrokers.NONE;
    private Callable<Optional<Finding>> dataPlane;

    PreflightRun(
            ClusterDefinition cluster, PreflightCalls calls, DnsStage dns, PreflightLimits limits, RunScope scope) {
        this.cluster = cluster;
        this.calls = calls;
        this.dns = dns;
        this.limits = limits;
        this.scope = scope;
        dataPlane = calls::assumeDataPlane;
        asksControlPlane = cluster.source().needsLookup() && calls.needsControlPlane();
    }

    /** The brokers that this run is about. They are empty until they are looked up. */
    Optional<BootstrapBrokers> judged() {
        return judged;
    }

    /** The cluster's id. Empty if no broker names one, or if it is not the right one. */
    Optional<String> clusterId() {
        return clusterId;
    }

    /** What the brokers speak. Empty if they were not asked. */
    Optional<BrokerApis> apis() {
        return apis;
    }

    void run(StageRunner stages, JvmLookup jvm, OpenSockets sockets) {
        stages.run(Stage.CATALOG, true, checks -> List.of(DefinitionText.finding(cluster)));
        stages.run(Stage.CREDENTIALS, asksControlPlane, this::assumeControlPlane);
        stages.run(Stage.BROKERS, true, this::lookUp);
        DnsViewpoints viewpoints = dns.viewpoints(jvm, limits, scope.silent());
        stages.run(Stage.DNS, true, checks -> resolve(viewpoints, checks));
        if (cluster.authentication().usesAwsIdentity() && speaksKafka()) {
            dataPlane = stages.startEarly(dataPlane);
        }
        TcpStage tcp = new TcpStage(limits);
        stages.run(Stage.TCP, true, checks -> tcp.findings(bootstrap.brokers(), bootstrap.addresses(), checks));
        BrokerConnections connections = checkKafka(stages, tcp, sockets);
        apis = connections.apis();
        AdvertisedBrokers advertised = new AdvertisedBrokers(cluster, bootstrap, connections.advertised());
        stages.run(Stage.ADVERTISED_DNS, speaksKafka(), checks -> advertised.resolve(dns, viewpoints, checks));
        stages.run(Stage.ADVERTISED_TCP, speaksKafka(), checks -> advertised.connect(tcp, checks));
    }

    private BrokerConnections checkKafka(StageRunner stages, TcpStage tcp, OpenSockets sockets) {
        List<BrokerTarget> targets = bootstrap.targets();
        targets.removeIf(target -> !tcp.accepts(target));
        BrokerConnections connections = new BrokerConnections(cluster, targets, sockets, limits);
        stages.run(Stage.TLS, usesTls(), checks -> secure(connections, checks));
        if (!stages.failed()) {
            scope.verified().complete(judged.orElseThrow());
        }
        stages.run(
                Stage.IAM,
                cluster.authentication().usesSasl() && speaksKafka(),
                checks -> authenticate(connections, checks));
        stages.run(Stage.METADATA, speaksKafka(), checks -> requestMetadata(connections, checks));
        return connections;
    }

    private boolean usesTls() {
        return cluster.access().securityProtocol().encrypted();
    }

    private List<Finding> secure(BrokerConnections connections, ParallelChecks checks) {
        try (TlsEngines engines = calls.openTls()) {
            return connections.secure(engines, checks);
        }
    }

    /** Whether this run speaks Kafka's protocol. It does not if that has passed with other TLS settings. */
    private boolean speaksKafka() {
        return judged.isEmpty() || !calls.needsOnlyTls(judged.get());
    }

    private List<Finding> assumeControlPlane(ParallelChecks checks) {
        Callable<Optional<Finding>> call = () -> {
            calls.assumeControlPlane();
            return Optional.empty();
        };
        return assume("for the MSK API", DefinitionText.controlPlane(cluster), call, checks);
    }

    private List<Finding> assume(
            String purpose, Finding done, Callable<Optional<Finding>> call, ParallelChecks checks) {
        Future<Optional<Finding>> assumed =
                checks.start("credentials " + purpose + ": " + done.seen(), call, outcome -> "assumed");
        Optional<Optional<Finding>> warning = checks.await(assumed);
        if (warning.isEmpty()) {
            return List.of(late("credentials " + purpose, checks));
        }
        return warning.get().isPresent() ? List.of(done, warning.get().get()) : List.of(done);
    }

    private List<Finding> lookUp(ParallelChecks checks) {
        Optional<KnownBrokers> found = checks.await(checks.start(
                "bootstrap brokers from " + sourceText(),
                calls::findBrokers,
                known -> known.brokers().bootstrapServers()));
        if (found.isEmpty()) {
            return List.of(late("bootstrap brokers", checks));
        }
        BootstrapBrokers brokers = found.get().brokers();
        judged = Optional.of(brokers);
        learntId = found.get().clusterId();
        bootstrap = new ResolvedBrokers(brokers.addresses(), List.of());
        return List.of(Finding.about(Code.OK, cluster.name())
                .seen(brokers.bootstrapServers().replace(",", ", ") + originText(found.get()))
                .build());
    }

    private String sourceText() {
        if (!cluster.source().needsLookup()) {
            return "the catalog";
        }
        return asksControlPlane ? "the MSK API" : "the snapshot, the MSK API or the catalog";
    }

    private String originText(KnownBrokers known) {
        return switch (known.source()) {
            case MSK_API -> "";
            case SNAPSHOT -> " (snapshot of " + known.since().truncatedTo(ChronoUnit.SECONDS) + ")";
            case CATALOG -> cluster.source().needsLookup() ? " (from the catalog, to fall back on)" : "";
        };
    }

    private List<Finding> resolve(DnsViewpoints viewpoints, ParallelChecks checks) {
        List<NameView> views = viewpoints.resolve(ResolvedBrokers.hosts(bootstrap.brokers()), checks);
        bootstrap = new ResolvedBrokers(bootstrap.brokers(), views);
        return dns.findings(views);
    }

    /** The roles come first and alone. If they are wrong, the brokers are not the reason. */
    private List<Finding> authenticate(BrokerConnections connections, ParallelChecks checks) {
        Finding done = DefinitionText.dataPlane(cluster);
        List<Finding> findings = new ArrayList<>(assume("for Kafka", done, dataPlane, checks));
        if (findings.contains(done)) {
            findings.addAll(connections.authenticate(calls::createSaslClient, checks));
        }
        return findings;
    }

    private List<Finding> requestMetadata(BrokerConnections connections, ParallelChecks checks) {
        List<Finding> findings = new ArrayList<>(connections.requestMetadata(checks));
        ClusterIdCheck check = new ClusterIdCheck(cluster, learntId, connections.clusterIds());
        clusterId = check.accepted();
        findings.addAll(check.findings());
        return findings;
    }

    private Finding late(String asked, ParallelChecks checks) {
        return Finding.about(Code.DEADLINE_EXCEEDED, cluster.name())
                .asked(asked)
                .seen("nothing within " + checks.allowance().toMillis() + " ms, the deadline of the whole preflight")
                .cause("The call continues, and later clients can use its result.")
                .fix("Check the network path to the AWS API endpoints, or allow the preflight more time.")
                .build();
    }
}
