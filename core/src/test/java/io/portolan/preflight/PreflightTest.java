package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.B1;
import static io.portolan.preflight.TwoRegionEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.dns.SilentServers;
import io.portolan.testkit.broker.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import software.amazon.awssdk.regions.Region;

/** {@link Preflight} runs stage by stage. {@link PreflightRun} ends where nothing more may be sent. */
class PreflightTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, String> jvmNames = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void soundPathIsReportedByStage() throws Exception {
        jvmNames.put(BOOT, "127.30.4.11");
        jvmNames.put(B1, "127.30.4.11");
        CertificateAuthority authority = CertificateAuthority.create();
        try (ScriptedNameServer host =
                        new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("127.30.4.11"));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"));
                ScriptedBroker broker = ScriptedBroker.tls("127.30.4.11", authority.issue(List.of(BOOT)))
                        .advertising(B1)) {
            PreflightReport report = preflight(host, central)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(PreflightTest::assumed, RunSamples.boot(broker.port()))
                                    .withTls(trusting(authority)),
                            RunScope.on(executor))
                    .report();

            assertThat(RunSamples.text(report)).isEqualTo("""
                    Preflight of orders (us-west-2): OK, # ms
                    CATALOG OK # ms
                    OK orders: the MSK cluster named orders, IAM as base identity
                    CREDENTIALS OK # ms
                    OK MSK API: base identity
                    BROKERS OK # ms
                    OK orders: BOOT:#
                    DNS OK # ms
                    OK BOOT: 127.30.4.11
                    jvm # ms, host resolver 127.0.53.1:# # ms, central 127.0.53.2:# # ms
                    TCP OK # ms
                    OK BOOT:#: 127.30.4.11 accepted (# ms)
                    TLS OK # ms
                    OK BOOT:#: 127.30.4.11
                    TLSv1.3, certificate of CN=Portolan testkit, valid until #
                    IAM OK # ms
                    OK Kafka: base identity
                    OK BOOT:#: 127.30.4.11
                    authenticated for 900 s
                    METADATA OK # ms
                    OK BOOT:#: 127.30.4.11
                    B1:#
                    ADVERTISED_DNS OK # ms
                    OK B1: 127.30.4.11
                    jvm # ms, host resolver 127.0.53.1:# # ms, central 127.0.53.2:# # ms
                    ADVERTISED_TCP OK # ms
                    OK B1:#: 127.30.4.11 accepted (# ms)""");
        }
    }

    @Test
    void missingRuleIsShownBeforeAnyConnection() throws IOException {
        try (ScriptedNameServer host = new ScriptedNameServer("127.0.53.1", ScriptedNameServer.rcode(Rcode.NXDOMAIN));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"))) {
            PreflightReport report = preflight(host, central)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(PreflightTest::assumed, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();

            assertThat(RunSamples.stages(report)).endsWith("DNS FAILURE", "TCP skipped");
            assertThat(RunSamples.text(report)).contains("""
                    MISSING_RULE BOOT
                    asked addresses in 10.30.0.0/16, 127.30.0.0/16, 54.30.0.0/16, the service VPC of us-west-2
                    (prod)
                    seen jvm UnknownHostException (# ms)
                    host resolver 127.0.53.1:# NXDOMAIN (# ms)
                    central 127.0.53.2:# 127.30.4.11 (# ms)
                    cause This host's resolver does not forward kafka-serverless.us-west-2.amazonaws.com to the
                    service VPC of us-west-2 (prod).
                    """);
            assertThat(report.toString())
                    .contains("to       127.0.53.2:" + central.address().getPort())
                    .contains("through  the outbound endpoint of us-east-2");
        }
    }

    @Test
    void nothingIsSentToAnotherEnvironment() throws IOException {
        jvmNames.put(BOOT, "127.90.4.11");
        try (ScriptedNameServer host =
                        new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("127.90.4.11"));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.rcode(Rcode.NXDOMAIN));
                ServerSocketChannel foreign = RunSamples.listen("127.90.4.11")) {
            PreflightReport report = preflight(host, central)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(PreflightTest::assumed, RunSamples.boot(RunSamples.port(foreign))),
                            RunScope.on(executor))
                    .report();

            assertThat(report.stopsTraffic()).isTrue();
            assertThat(report.has(Code.WRONG_ENVIRONMENT)).isTrue();
            assertThat(RunSamples.stages(report)).endsWith("DNS FAILURE", "TCP skipped");
            foreign.configureBlocking(false);
            assertThat(foreign.accept()).isNull();
        }
    }

    @Test
    void disagreeingResolversFailAndSilentOnesWarn() throws IOException {
        jvmNames.put(BOOT, "127.30.4.11");
        try (ScriptedNameServer host =
                        new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("127.30.4.11"));
                ScriptedNameServer one =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"));
                ScriptedNameServer other =
                        new ScriptedNameServer("127.0.53.3", ScriptedNameServer.addresses("127.30.9.9"));
                ScriptedNameServer silent = ScriptedNameServer.silent("127.0.53.4")) {
            PreflightReport report = preflight(host, one, other, silent)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(PreflightTest::assumed, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();

            assertThat(report.findings().stream().map(Finding::code))
                    .endsWith(Code.CENTRAL_DISAGREE, Code.CENTRAL_DEGRADED);
        }
    }

    @Test
    void failedCredentialsEndTheRun() {
        Finding denied = Finding.about(Code.ROLE_NOT_ASSUMABLE, "arn:aws:iam::111111111111:role/hub")
                .build();
        Runnable credentials = () -> {
            throw new PortolanException("denied", denied);
        };

        PreflightReport report = preflight()
                .run(
                        TwoRegionEstate.orders(),
                        RunSamples.calls(credentials, () -> {
                            throw new AssertionError("not to be asked");
                        }),
                        RunScope.on(executor))
                .report();

        assertThat(RunSamples.stages(report))
                .containsExactly(
                        "CATALOG INFO", "CREDENTIALS FAILURE", "BROKERS skipped", "DNS skipped", "TCP skipped");
        assertThat(report.findings()).endsWith(denied);
    }

    @Test
    void failedBrokersEndTheRun() {
        Finding gone = Finding.about(Code.CLUSTER_NOT_FOUND, "orders").build();

        PreflightReport report = preflight()
                .run(
                        TwoRegionEstate.orders(),
                        RunSamples.calls(PreflightTest::assumed, () -> {
                            throw new PortolanException("gone", gone);
                        }),
                        RunScope.on(executor))
                .report();

        assertThat(RunSamples.stages(report)).endsWith("BROKERS FAILURE", "DNS skipped", "TCP skipped");
        assertThat(report.findings()).endsWith(gone);
    }

    @Test
    void otherExceptionsArePassedOn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> preflight()
                        .run(
                                TwoRegionEstate.orders(),
                                RunSamples.calls(PreflightTest::assumed, () -> {
                                    throw new IllegalStateException("a fault of ours");
                                }),
                                RunScope.on(executor))
                        .report())
                .withMessage("a fault of ours");
    }

    @Test
    void addressLiteralsNeedNoResolver() throws IOException {
        try (ScriptedNameServer host = ScriptedNameServer.silent("127.0.53.1");
                ServerSocketChannel broker = RunSamples.listen("127.30.4.11")) {
            BrokerAddress address = new BrokerAddress("127.30.4.11", RunSamples.port(broker));
            ClusterDefinition given = TwoRegionEstate.iam(
                    Region.US_WEST_2, Connectivity.PRIVATE, new BrokerSource.Given(List.of(address)));

            PreflightReport report = preflight(host)
                    .run(
                            given,
                            RunSamples.calls(this::notToBeAssumed, RunSamples.brokers(address)),
                            RunScope.on(executor))
                    .report();

            assertThat(RunSamples.stages(report))
                    .containsExactly("CATALOG INFO", "CREDENTIALS skipped", "BROKERS INFO", "DNS INFO", "TCP INFO");
            assertThat(host.udpQueries()).isZero();
        }
    }

    @Test
    void plainKafkaAsksTheJvmAlone() throws IOException {
        jvmNames.put("kafka.local", "127.0.0.1");
        try (ScriptedNameServer host = ScriptedNameServer.silent("127.0.53.1");
                ScriptedBroker broker = ScriptedBroker.plain("127.0.0.1").advertising("kafka.local")) {
            BrokerAddress address = new BrokerAddress("kafka.local", broker.port());

            PreflightReport report = preflight(host)
                    .run(
                            TwoRegionEstate.plain(address),
                            RunSamples.calls(this::notToBeAssumed, RunSamples.brokers(address)),
                            RunScope.on(executor))
                    .report();

            assertThat(report.severity()).isEqualTo(Severity.INFO);
            assertThat(RunSamples.text(report))
                    .contains("TLS skipped\nIAM skipped\nMETADATA OK")
                    .contains("OK orders: the brokers advertise the bootstrap brokers' own names")
                    .contains("OK kafka.local: 127.0.0.1\njvm # ms");
            assertThat(host.udpQueries()).isZero();
        }
    }

    @Test
    void aRunNamesItsJudgedBrokers() throws IOException {
        jvmNames.put("kafka.local", "127.0.0.1");
        CompletableFuture<BootstrapBrokers> verified = new CompletableFuture<>();
        try (ScriptedBroker broker = ScriptedBroker.plain("127.0.0.1").advertising("kafka.local")) {
            BrokerAddress first = new BrokerAddress("kafka.local", broker.port());
            Iterator<BrokerAddress> known =
                    List.of(first, new BrokerAddress("b-2", 9092)).iterator();

            JudgedBrokers judged = preflight()
                    .run(
                            TwoRegionEstate.plain(first),
                            RunSamples.calls(
                                    this::notToBeAssumed,
                                    () -> RunSamples.brokers(known.next()).get()),
                            new RunScope(executor, new SilentServers(), verified));

            assertThat(judged.passed()).isTrue();
            assertThat(judged.brokers()).contains(RunSamples.brokers(first).get());
            assertThat(verified).isCompletedWithValue(RunSamples.brokers(first).get());
            assertThat(known).as("a run asks once").hasNext();
        }
    }

    @Test
    void brokersThatRefuseConnectionsAreNotVerified() throws IOException {
        jvmNames.put("kafka.local", "127.0.0.1");
        BrokerAddress closed;
        try (ServerSocketChannel server = RunSamples.listen("127.0.0.1")) {
            closed = new BrokerAddress("kafka.local", RunSamples.port(server));
        }
        CompletableFuture<BootstrapBrokers> verified = new CompletableFuture<>();

        JudgedBrokers judged = preflight()
                .run(
                        TwoRegionEstate.plain(closed),
                        RunSamples.calls(this::notToBeAssumed, RunSamples.brokers(closed)),
                        new RunScope(executor, new SilentServers(), verified));

        assertThat(judged.report().has(Code.TCP_REFUSED)).isTrue();
        assertThat(judged.brokers()).contains(RunSamples.brokers(closed).get());
        assertThat(verified).isNotDone();
    }

    private static void assumed() {}

    private static Map<String, String> trusting(CertificateAuthority authority) {
        return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", authority.certificate());
    }

    private void notToBeAssumed() {
        throw new AssertionError("not to be assumed");
    }

    private Preflight preflight(ScriptedNameServer host, ScriptedNameServer... central) {
        return preflight(
                List.of(host.address()),
                Arrays.stream(central).map(ScriptedNameServer::address).toList());
    }

    private Preflight preflight() {
        return preflight(List.of(), List.of());
    }

    private Preflight preflight(List<InetSocketAddress> hostResolvers, List<InetSocketAddress> central) {
        PreflightLimits limits = new PreflightLimits(
                PreflightDeadline.fixed(LONG), LONG, Duration.ofSeconds(1), LONG, LONG, Duration.ofMillis(300));
        return new Preflight(
                TwoRegionEstate.changed(hostResolvers, central), limits, PortolanListener.NONE, this::lookUp);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        String literal = host.startsWith("127.") ? host : jvmNames.get(host);
        if (literal == null) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(literal);
    }
}
