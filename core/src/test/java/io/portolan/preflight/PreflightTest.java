package io.portolan.preflight;

import static io.portolan.preflight.TestEstate.BOOT;
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
import io.portolan.diagnosis.PreflightReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
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
    void aSoundPathIsToldStepByStep() throws IOException {
        jvmNames.put(BOOT, "127.30.4.11");
        try (TestNameServer host = server("127.0.53.1", TestNameServer.addresses("127.30.4.11"));
                TestNameServer central = server("127.0.53.2", TestNameServer.addresses("127.30.4.11"));
                ServerSocketChannel broker = listen("127.30.4.11")) {
            PreflightReport report =
                    preflight(host, central).run(TestEstate.orders(), PreflightTest::assumed, boot(port(broker)));

            assertThat(text(report)).isEqualTo("""
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
                    OK BOOT:#: 127.30.4.11 accepted (# ms)""");
        }
    }

    @Test
    void aMissingRuleIsToldWithTheRuleAndNothingIsConnectedTo() throws IOException {
        try (TestNameServer host = server("127.0.53.1", TestNameServer.rcode(Rcode.NXDOMAIN));
                TestNameServer central = server("127.0.53.2", TestNameServer.addresses("127.30.4.11"))) {
            PreflightReport report =
                    preflight(host, central).run(TestEstate.orders(), PreflightTest::assumed, boot(9098));

            assertThat(stages(report)).endsWith("DNS FAILURE", "TCP skipped");
            assertThat(text(report)).contains("""
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
        try (TestNameServer host = server("127.0.53.1", TestNameServer.addresses("127.90.4.11"));
                TestNameServer central = server("127.0.53.2", TestNameServer.rcode(Rcode.NXDOMAIN));
                ServerSocketChannel foreign = listen("127.90.4.11")) {
            PreflightReport report =
                    preflight(host, central).run(TestEstate.orders(), PreflightTest::assumed, boot(port(foreign)));

            assertThat(report.stopsTraffic()).isTrue();
            assertThat(report.has(Code.WRONG_ENVIRONMENT)).isTrue();
            assertThat(stages(report)).endsWith("DNS FAILURE", "TCP skipped");
            foreign.configureBlocking(false);
            assertThat(foreign.accept()).isNull();
        }
    }

    @Test
    void inboundResolversThatDisagreeAreAFailureAndASilentOneAWarning() throws IOException {
        jvmNames.put(BOOT, "127.30.4.11");
        try (TestNameServer host = server("127.0.53.1", TestNameServer.addresses("127.30.4.11"));
                TestNameServer one = server("127.0.53.2", TestNameServer.addresses("127.30.4.11"));
                TestNameServer other = server("127.0.53.3", TestNameServer.addresses("127.30.9.9"));
                TestNameServer silent = TestNameServer.silent("127.0.53.4")) {
            PreflightReport report =
                    preflight(host, one, other, silent).run(TestEstate.orders(), PreflightTest::assumed, boot(9098));

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

        PreflightReport report = preflight().run(TestEstate.orders(), credentials, cluster -> {
            throw new AssertionError("not to be asked");
        });

        assertThat(stages(report))
                .containsExactly(
                        "CATALOG INFO", "CREDENTIALS FAILURE", "BROKERS skipped", "DNS skipped", "TCP skipped");
        assertThat(report.findings()).endsWith(denied);
    }

    @Test
    void failedBrokersEndTheRun() {
        Finding gone = Finding.about(Code.CLUSTER_NOT_FOUND, "orders").build();

        PreflightReport report = preflight().run(TestEstate.orders(), PreflightTest::assumed, cluster -> {
            throw new PortolanException("gone", gone);
        });

        assertThat(stages(report)).endsWith("BROKERS FAILURE", "DNS skipped", "TCP skipped");
        assertThat(report.findings()).endsWith(gone);
    }

    @Test
    void otherExceptionsArePassedOn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> preflight().run(TestEstate.orders(), PreflightTest::assumed, cluster -> {
                    throw new IllegalStateException("a fault of ours");
                }))
                .withMessage("a fault of ours");
    }

    @Test
    void givenBrokersNeedNoCredentialsAndAddressLiteralsNoResolver() throws IOException {
        try (TestNameServer host = TestNameServer.silent("127.0.53.1");
                ServerSocketChannel broker = listen("127.30.4.11")) {
            BrokerAddress address = new BrokerAddress("127.30.4.11", port(broker));
            ClusterDefinition given =
                    TestEstate.iam(Region.US_WEST_2, Connectivity.PRIVATE, new BrokerSource.Given(List.of(address)));

            PreflightReport report = preflight(host).run(given, this::notToBeAssumed, brokers(address));

            assertThat(stages(report))
                    .containsExactly("CATALOG INFO", "CREDENTIALS skipped", "BROKERS INFO", "DNS INFO", "TCP INFO");
            assertThat(host.udpQueries()).isZero();
        }
    }

    @Test
    void plainKafkaAsksTheJvmAlone() throws IOException {
        jvmNames.put("kafka.local", "127.0.0.1");
        try (TestNameServer host = TestNameServer.silent("127.0.53.1");
                ServerSocketChannel broker = listen("127.0.0.1")) {
            BrokerAddress address = new BrokerAddress("kafka.local", port(broker));

            PreflightReport report =
                    preflight(host).run(TestEstate.plain(address), this::notToBeAssumed, brokers(address));

            assertThat(text(report))
                    .startsWith("Preflight of orders: OK")
                    .contains("OK kafka.local: 127.0.0.1\njvm # ms");
            assertThat(host.udpQueries()).isZero();
        }
    }

    @Test
    void allViewpointsAreAskedForAllNamesAtOnce() throws IOException {
        Set<String> names = Set.of("boot-a" + BOOT, "boot-b" + BOOT, "boot-c" + BOOT);
        // per name: the JVM, the host's resolver and two central ones; and the zone, once
        CountDownLatch underWay = new CountDownLatch(names.size() * 4 + 1);
        UnaryOperator<@Nullable Message> meeting = query -> {
            if (query.getQuestion().getType() != Type.AAAA) {
                meet(underWay);
            }
            return TestNameServer.addresses("127.30.4.11").apply(query);
        };
        JvmLookup jvm = host -> {
            meet(underWay);
            return new InetAddress[] {TestEstate.ip("127.30.4.11")};
        };
        try (TestNameServer host = server("127.0.53.1", meeting);
                TestNameServer one = server("127.0.53.2", meeting);
                TestNameServer two = server("127.0.53.3", meeting)) {
            Estate estate = TestEstate.with(List.of(host.address()), List.of(one.address(), two.address()));
            Limits patient = new Limits(LONG, LONG, LONG, LONG, LONG);
            PreflightReport report = new Preflight(estate, executor, patient, jvm)
                    .run(TestEstate.orders(), PreflightTest::assumed, brokers(addresses(names)));

            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isFalse();
            assertThat(stages(report)).contains("DNS INFO");
            assertThat(underWay.getCount()).isZero();
        }
    }

    @Test
    void silentResolversDoNotHoldUpTheDeadlineNorAWrongEnvironment() throws IOException {
        jvmNames.put(BOOT, "127.90.4.11");
        try (TestNameServer silent = TestNameServer.silent("127.0.53.1")) {
            Estate estate = TestEstate.with(List.of(silent.address()), List.of(silent.address()));
            Limits limits = new Limits(Duration.ofSeconds(2), LONG, LONG, LONG, LONG);
            PreflightReport report = new Preflight(estate, executor, limits, this::lookUp)
                    .run(TestEstate.orders(), PreflightTest::assumed, boot(9098));

            assertThat(report.has(Code.WRONG_ENVIRONMENT)).isTrue();
            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
            assertThat(text(report)).contains("host resolver 127.0.53.1:# not ended by the deadline\n");
            assertThat(silent.udpQueries()).isPositive();
        }
    }

    @Test
    void slowCredentialsAreReportedAtTheDeadlineAndLeftAlone() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Limits limits = new Limits(Duration.ofMillis(50), LONG, LONG, LONG, LONG);
        PreflightReport report = new Preflight(TestEstate.estate(), executor, limits, this::lookUp)
                .run(
                        TestEstate.orders(),
                        () -> {
                            await(release);
                            ended.countDown();
                        },
                        boot(9098));

        assertThat(stages(report)).contains("CREDENTIALS FAILURE", "BROKERS skipped");
        assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
        release.countDown();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSlowJvmLookupCountsAsATimeOut() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        JvmLookup slow = host -> {
            await(release);
            throw new UnknownHostException(host);
        };
        try (TestNameServer host = server("127.0.53.1", TestNameServer.rcode(Rcode.SERVFAIL));
                TestNameServer central = server("127.0.53.2", TestNameServer.addresses("127.30.4.11"))) {
            Estate estate = TestEstate.with(List.of(host.address()), List.of(central.address()));
            Limits limits = new Limits(LONG, LONG, LONG, Duration.ofMillis(50), LONG);
            PreflightReport report = new Preflight(estate, executor, limits, slow)
                    .run(TestEstate.orders(), PreflightTest::assumed, boot(9098));

            assertThat(report.has(Code.RULE_TARGET_UNREACHABLE)).isTrue();
            assertThat(text(report)).contains("seen jvm no answer");
        } finally {
            release.countDown();
        }
    }

    @Test
    void anInterruptedThreadStaysInterruptedAndGetsAReport() {
        Thread.currentThread().interrupt();
        PreflightReport report = preflight().run(TestEstate.orders(), PreflightTest::assumed, boot(9098));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        await(latch);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assumed() {}

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
        Limits limits = new Limits(LONG, LONG, Duration.ofSeconds(1), LONG, LONG);
        return new Preflight(TestEstate.with(hostResolvers, central), executor, limits, this::lookUp);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        String literal = host.startsWith("127.") ? host : jvmNames.get(host);
        if (literal == null) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(literal);
    }

    private static Function<ClusterDefinition, BootstrapBrokers> boot(int port) {
        return brokers(new BrokerAddress(BOOT, port));
    }

    private static Function<ClusterDefinition, BootstrapBrokers> brokers(BrokerAddress... addresses) {
        return cluster -> new BootstrapBrokers(Set.of(addresses));
    }

    private static BrokerAddress[] addresses(Set<String> names) {
        return names.stream().map(name -> new BrokerAddress(name, 1)).toArray(BrokerAddress[]::new);
    }

    private static TestNameServer server(String ip, UnaryOperator<@Nullable Message> responder) throws IOException {
        return new TestNameServer(ip, responder);
    }

    private static ServerSocketChannel listen(String ip) throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(TestEstate.ip(ip), 0));
    }

    private static int port(ServerSocketChannel server) {
        return server.socket().getLocalPort();
    }

    private static Stream<String> stages(PreflightReport report) {
        return report.stages().stream()
                .map(stage -> stage.stage() + " " + (stage.skipped() ? "skipped" : stage.severity()));
    }

    /** The report without what differs from run to run: layout, ports, milliseconds. */
    private static String text(PreflightReport report) {
        return report.toString()
                .replaceAll("(?m)^ +", "")
                .replaceAll(" {2,}", " ")
                .replace(BOOT, "BOOT")
                .replaceAll("(BOOT|127\\.0\\.53\\.\\d):\\d+", "$1:#")
                .replaceAll("\\d+ ms", "# ms");
    }
}
