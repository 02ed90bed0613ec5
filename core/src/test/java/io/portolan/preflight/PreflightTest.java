package io.portolan.preflight;

import static io.portolan.preflight.TestEstate.B1;
import static io.portolan.preflight.TestEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import io.portolan.testkit.broker.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import software.amazon.awssdk.regions.Region;

class PreflightTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, String> jvmNames = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aSoundPathIsToldStageByStage() throws Exception {
        jvmNames.put(BOOT, "127.30.4.11");
        jvmNames.put(B1, "127.30.4.11");
        CertificateAuthority authority = CertificateAuthority.create();
        try (TestNameServer host = new TestNameServer("127.0.53.1", TestNameServer.addresses("127.30.4.11"));
                TestNameServer central = new TestNameServer("127.0.53.2", TestNameServer.addresses("127.30.4.11"));
                TestBroker broker = TestBroker.tls("127.30.4.11", authority.issue(List.of(BOOT)))
                        .advertising(B1)) {
            PreflightReport report = preflight(host, central)
                    .run(trusting(authority), TestRun.calls(PreflightTest::assumed, TestRun.boot(broker.port())));

            assertThat(TestRun.text(report)).isEqualTo("""
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
    void aMissingRuleIsToldWithTheRuleAndNothingIsConnectedTo() throws IOException {
        try (TestNameServer host = new TestNameServer("127.0.53.1", TestNameServer.rcode(Rcode.NXDOMAIN));
                TestNameServer central = new TestNameServer("127.0.53.2", TestNameServer.addresses("127.30.4.11"))) {
            PreflightReport report = preflight(host, central)
                    .run(TestEstate.orders(), TestRun.calls(PreflightTest::assumed, TestRun.boot(9098)));

            assertThat(TestRun.stages(report)).endsWith("DNS FAILURE", "TCP skipped");
            assertThat(TestRun.text(report)).contains("""
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
        try (TestNameServer host = new TestNameServer("127.0.53.1", TestNameServer.addresses("127.90.4.11"));
                TestNameServer central = new TestNameServer("127.0.53.2", TestNameServer.rcode(Rcode.NXDOMAIN));
                ServerSocketChannel foreign = TestRun.listen("127.90.4.11")) {
            PreflightReport report = preflight(host, central)
                    .run(
                            TestEstate.orders(),
                            TestRun.calls(PreflightTest::assumed, TestRun.boot(TestRun.port(foreign))));

            assertThat(report.stopsTraffic()).isTrue();
            assertThat(report.has(Code.WRONG_ENVIRONMENT)).isTrue();
            assertThat(TestRun.stages(report)).endsWith("DNS FAILURE", "TCP skipped");
            foreign.configureBlocking(false);
            assertThat(foreign.accept()).isNull();
        }
    }

    @Test
    void inboundResolversThatDisagreeAreAFailureAndASilentOneAWarning() throws IOException {
        jvmNames.put(BOOT, "127.30.4.11");
        try (TestNameServer host = new TestNameServer("127.0.53.1", TestNameServer.addresses("127.30.4.11"));
                TestNameServer one = new TestNameServer("127.0.53.2", TestNameServer.addresses("127.30.4.11"));
                TestNameServer other = new TestNameServer("127.0.53.3", TestNameServer.addresses("127.30.9.9"));
                TestNameServer silent = TestNameServer.silent("127.0.53.4")) {
            PreflightReport report = preflight(host, one, other, silent)
                    .run(TestEstate.orders(), TestRun.calls(PreflightTest::assumed, TestRun.boot(9098)));

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

        PreflightReport report = preflight().run(TestEstate.orders(), TestRun.calls(credentials, () -> {
            throw new AssertionError("not to be asked");
        }));

        assertThat(TestRun.stages(report))
                .containsExactly(
                        "CATALOG INFO", "CREDENTIALS FAILURE", "BROKERS skipped", "DNS skipped", "TCP skipped");
        assertThat(report.findings()).endsWith(denied);
    }

    @Test
    void failedBrokersEndTheRun() {
        Finding gone = Finding.about(Code.CLUSTER_NOT_FOUND, "orders").build();

        PreflightReport report = preflight().run(TestEstate.orders(), TestRun.calls(PreflightTest::assumed, () -> {
            throw new PortolanException("gone", gone);
        }));

        assertThat(TestRun.stages(report)).endsWith("BROKERS FAILURE", "DNS skipped", "TCP skipped");
        assertThat(report.findings()).endsWith(gone);
    }

    @Test
    void otherExceptionsArePassedOn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> preflight().run(TestEstate.orders(), TestRun.calls(PreflightTest::assumed, () -> {
                    throw new IllegalStateException("a fault of ours");
                })))
                .withMessage("a fault of ours");
    }

    @Test
    void givenBrokersNeedNoCredentialsAndAddressLiteralsNoResolver() throws IOException {
        try (TestNameServer host = TestNameServer.silent("127.0.53.1");
                ServerSocketChannel broker = TestRun.listen("127.30.4.11")) {
            BrokerAddress address = new BrokerAddress("127.30.4.11", TestRun.port(broker));
            ClusterDefinition given =
                    TestEstate.iam(Region.US_WEST_2, Connectivity.PRIVATE, new BrokerSource.Given(List.of(address)));

            PreflightReport report =
                    preflight(host).run(given, TestRun.calls(this::notToBeAssumed, TestRun.brokers(address)));

            assertThat(TestRun.stages(report))
                    .containsExactly("CATALOG INFO", "CREDENTIALS skipped", "BROKERS INFO", "DNS INFO", "TCP INFO");
            assertThat(host.udpQueries()).isZero();
        }
    }

    @Test
    void plainKafkaAsksTheJvmAlone() throws IOException {
        jvmNames.put("kafka.local", "127.0.0.1");
        try (TestNameServer host = TestNameServer.silent("127.0.53.1");
                TestBroker broker = TestBroker.plain("127.0.0.1").advertising("kafka.local")) {
            BrokerAddress address = new BrokerAddress("kafka.local", broker.port());

            PreflightReport report = preflight(host)
                    .run(TestEstate.plain(address), TestRun.calls(this::notToBeAssumed, TestRun.brokers(address)));

            assertThat(report.severity()).isEqualTo(Severity.INFO);
            assertThat(TestRun.text(report))
                    .contains("TLS skipped\nIAM skipped\nMETADATA OK")
                    .contains("OK orders: the brokers advertise the bootstrap brokers' own names")
                    .contains("OK kafka.local: 127.0.0.1\njvm # ms");
            assertThat(host.udpQueries()).isZero();
        }
    }

    private static void assumed() {}

    private static ClusterDefinition trusting(CertificateAuthority authority) {
        return TestEstate.with(
                TestEstate.orders(),
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", authority.certificate()));
    }

    private void notToBeAssumed() {
        throw new AssertionError("not to be assumed");
    }

    private Preflight preflight(TestNameServer host, TestNameServer... central) {
        return preflight(
                List.of(host.address()),
                Arrays.stream(central).map(TestNameServer::address).toList());
    }

    private Preflight preflight() {
        return preflight(List.of(), List.of());
    }

    private Preflight preflight(List<InetSocketAddress> hostResolvers, List<InetSocketAddress> central) {
        Limits limits = new Limits(LONG, LONG, Duration.ofSeconds(1), LONG, LONG, Duration.ofMillis(300));
        return new Preflight(
                TestEstate.with(hostResolvers, central), executor, limits, PortolanListener.NONE, this::lookUp);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        String literal = host.startsWith("127.") ? host : jvmNames.get(host);
        if (literal == null) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(literal);
    }
}
