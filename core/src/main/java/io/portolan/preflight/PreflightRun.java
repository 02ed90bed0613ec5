package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.Known;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.Stage;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** One run over one cluster: what a stage finds out is what the next one works on. For one thread. */
final class PreflightRun {

    private final ClusterDefinition cluster;
    private final PreflightCalls calls;
    private final DnsStage dns;
    private final Limits limits;
    private final Optional<String> unknown;
    private Located bootstrap = Located.NONE;
    private Callable<Optional<Finding>> dataPlane;

    PreflightRun(ClusterDefinition cluster, PreflightCalls calls, DnsStage dns, Limits limits) {
        this.cluster = cluster;
        this.calls = calls;
        this.dns = dns;
        this.limits = limits;
        dataPlane = calls.dataPlane()::get;
        unknown = tls() ? Tls.unknown(cluster.settings().kafka()) : Optional.empty();
    }

    void run(Stages stages, JvmLookup jvm, Sockets sockets) {
        stages.run(Stage.CATALOG, true, checks -> List.of(CatalogText.of(cluster)));
        stages.run(Stage.CREDENTIALS, asked(), this::assumeControlPlane);
        stages.run(Stage.BROKERS, true, this::lookUp);
        Viewpoints viewpoints = dns.viewpoints(jvm, limits);
        stages.run(Stage.DNS, true, checks -> resolve(viewpoints, checks));
        if (cluster.iam() && spoken()) {
            dataPlane = stages.ahead(dataPlane);
        }
        TcpStage tcp = new TcpStage(limits);
        stages.run(Stage.TCP, true, checks -> tcp.findings(bootstrap.brokers(), bootstrap.addresses(), checks));
        BrokerConnections connections = speak(stages, tcp, sockets);
        AdvertisedBrokers advertised = new AdvertisedBrokers(cluster, bootstrap, connections.advertised());
        stages.run(Stage.ADVERTISED_DNS, spoken(), checks -> advertised.resolve(dns, viewpoints, checks));
        stages.run(Stage.ADVERTISED_TCP, spoken(), checks -> advertised.connect(tcp, checks));
    }

    private BrokerConnections speak(Stages stages, TcpStage tcp, Sockets sockets) {
        List<Target> targets = bootstrap.targets();
        targets.removeIf(target -> !tcp.accepts(target));
        BrokerConnections connections = new BrokerConnections(cluster, targets, sockets, limits);
        stages.run(
                Stage.TLS, tls(), checks -> unknown.map(this::unchecked).orElseGet(() -> connections.secure(checks)));
        stages.tell(calls.proven());
        stages.run(Stage.IAM, cluster.iam() && spoken(), checks -> authenticate(connections, checks));
        stages.run(Stage.METADATA, spoken(), connections::describe);
        return connections;
    }

    private boolean tls() {
        return !cluster.access().securityProtocol().equals("PLAINTEXT");
    }

    /** Whether Kafka's protocol is spoken here: only with TLS as the cluster's clients would have it. */
    private boolean spoken() {
        return unknown.isEmpty();
    }

    private List<Finding> unchecked(String setting) {
        return List.of(Finding.about(Code.OK, setting)
                .seen("only Kafka's clients can follow this setting: TLS and what comes after it are not checked")
                .build());
    }

    /** Whether the brokers are not simply given. */
    private boolean lookedUp() {
        return !(cluster.source() instanceof BrokerSource.Given);
    }

    /** Whether the control plane must be asked for them. */
    private boolean asked() {
        return lookedUp() && calls.controlPlane().isPresent();
    }

    private List<Finding> assumeControlPlane(SideBySide checks) {
        Callable<Optional<Finding>> call = () -> {
            calls.controlPlane().orElseThrow().run();
            return Optional.empty();
        };
        return assume("for the MSK API", CatalogText.controlPlane(cluster), call, checks);
    }

    private List<Finding> assume(String purpose, Finding done, Callable<Optional<Finding>> call, SideBySide checks) {
        Future<Optional<Finding>> assumed =
                checks.start("credentials " + purpose + ": " + done.seen(), call, outcome -> "assumed");
        Optional<Optional<Finding>> warning = checks.result(assumed);
        if (warning.isEmpty()) {
            return List.of(late("credentials " + purpose));
        }
        return warning.get().isPresent() ? List.of(done, warning.get().get()) : List.of(done);
    }

    private List<Finding> lookUp(SideBySide checks) {
        Optional<Known> found = checks.result(checks.start(
                "bootstrap brokers from " + from(),
                () -> calls.brokers().get(),
                known -> known.brokers().bootstrapServers()));
        if (found.isEmpty()) {
            return List.of(late("bootstrap brokers"));
        }
        BootstrapBrokers brokers = found.get().brokers();
        bootstrap = new Located(brokers.addresses(), List.of());
        return List.of(Finding.about(Code.OK, cluster.name())
                .seen(brokers.bootstrapServers().replace(",", ", ") + notFromApi(found.get()))
                .build());
    }

    private String from() {
        if (!lookedUp()) {
            return "the catalog";
        }
        return asked() ? "the MSK API" : "the snapshot, the MSK API or the catalog";
    }

    private String notFromApi(Known known) {
        return switch (known.source()) {
            case MSK_API -> "";
            case SNAPSHOT -> " (snapshot of " + known.since().truncatedTo(ChronoUnit.SECONDS) + ")";
            case CATALOG -> lookedUp() ? " (from the catalog, to fall back on)" : "";
        };
    }

    private List<Finding> resolve(Viewpoints viewpoints, SideBySide checks) {
        List<NameView> views = viewpoints.of(Located.hosts(bootstrap.brokers()), checks);
        bootstrap = new Located(bootstrap.brokers(), views);
        return dns.findings(views);
    }

    /** The roles first, by themselves: what is wrong with them is not the brokers' fault. */
    private List<Finding> authenticate(BrokerConnections connections, SideBySide checks) {
        Finding done = CatalogText.dataPlane(cluster);
        List<Finding> findings = new ArrayList<>(assume("for Kafka", done, dataPlane, checks));
        if (findings.contains(done)) {
            findings.addAll(connections.authenticate(CatalogText.identity(cluster), calls.sasl(), checks));
        }
        return findings;
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
