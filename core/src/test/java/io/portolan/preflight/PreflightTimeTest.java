package io.portolan.preflight;

import static io.portolan.preflight.TestEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A run in time: side by side, and within its deadline. */
class PreflightTimeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void allViewpointsAreAskedForAllNamesAtOnce() throws IOException {
        Set<String> names = Set.of("boot-a" + BOOT, "boot-b" + BOOT, "boot-c" + BOOT);
        // per name: the JVM, the host's resolver and two central ones; and the zone, once
        CountDownLatch underWay = new CountDownLatch(names.size() * 4 + 1);
        UnaryOperator<@Nullable Message> meeting = query -> {
            if (query.getQuestion().getType() != Type.AAAA) {
                TestRun.meet(underWay);
            }
            return TestNameServer.addresses("127.30.4.11").apply(query);
        };
        JvmLookup jvm = host -> {
            TestRun.meet(underWay);
            return new InetAddress[] {TestEstate.ip("127.30.4.11")};
        };
        try (TestNameServer host = new TestNameServer("127.0.53.1", meeting);
                TestNameServer one = new TestNameServer("127.0.53.2", meeting);
                TestNameServer two = new TestNameServer("127.0.53.3", meeting)) {
            Estate estate = TestEstate.with(List.of(host.address()), List.of(one.address(), two.address()));
            Limits patient = new Limits(LONG, LONG, LONG, LONG, LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, executor, patient, PortolanListener.NONE, jvm)
                    .run(TestEstate.orders(), TestRun.calls(() -> {}, TestRun.brokers(TestRun.addresses(names))));

            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isFalse();
            assertThat(TestRun.stages(report)).contains("DNS INFO");
            assertThat(underWay.getCount()).isZero();
        }
    }

    @Test
    void silentResolversDoNotHoldUpTheDeadlineNorAWrongEnvironment() throws IOException {
        try (TestNameServer silent = TestNameServer.silent("127.0.53.1")) {
            Estate estate = TestEstate.with(List.of(silent.address()), List.of(silent.address()));
            Limits limits = new Limits(Duration.ofSeconds(2), LONG, LONG, LONG, LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, executor, limits, PortolanListener.NONE, host ->
                            new InetAddress[] {TestEstate.ip("127.90.4.11")})
                    .run(TestEstate.orders(), TestRun.calls(() -> {}, TestRun.boot(9098)));

            assertThat(report.has(Code.WRONG_ENVIRONMENT)).isTrue();
            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
            assertThat(TestRun.text(report)).contains("host resolver 127.0.53.1:# not ended by the deadline\n");
            assertThat(silent.udpQueries()).isPositive();
        }
    }

    @Test
    void theRolesForKafkaAreAssumedWhileTcpAndTlsAreChecked() throws IOException {
        try (TestNameServer host = new TestNameServer("127.0.53.1", TestNameServer.addresses("127.30.4.11"));
                TestNameServer central = new TestNameServer("127.0.53.2", TestNameServer.addresses("127.30.4.11"));
                ServerSocketChannel broker = TestRun.listen("127.30.4.11")) {
            PreflightCalls any = TestRun.calls(() -> {}, TestRun.boot(TestRun.port(broker)));
            PreflightCalls calls = new PreflightCalls(
                    any.controlPlane(), any.brokers(), () -> hangUpOnTls(broker), any.sasl(), any.proven());
            Estate estate = TestEstate.with(List.of(host.address()), List.of(central.address()));
            Limits patient = new Limits(LONG, LONG, LONG, LONG, LONG, LONG);
            PreflightReport report = new Preflight(estate, executor, patient, PortolanListener.NONE, name ->
                            new InetAddress[] {TestEstate.ip("127.30.4.11")})
                    .run(TestEstate.orders(), calls);

            assertThat(report.has(Code.TLS_FAILED)).as(report.toString()).isTrue();
            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isFalse();
        }
    }

    /** The broker says nothing until the roles are asked for: were that later, the handshake would wait for the deadline. */
    private static Optional<Finding> hangUpOnTls(ServerSocketChannel broker) {
        try (SocketChannel tcp = broker.accept();
                SocketChannel tls = broker.accept()) {
            assertThat(tcp).isNotEqualTo(tls);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void slowCredentialsAreReportedAtTheDeadlineAndLeftAlone() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Limits limits = new Limits(Duration.ofMillis(50), LONG, LONG, LONG, LONG, Duration.ofMillis(300));
        PreflightReport report = new Preflight(TestEstate.estate(), executor, limits, PortolanListener.NONE, host ->
                        new InetAddress[] {TestEstate.ip("127.90.4.11")})
                .run(
                        TestEstate.orders(),
                        TestRun.calls(
                                () -> {
                                    TestRun.await(release);
                                    ended.countDown();
                                },
                                TestRun.boot(9098)));

        assertThat(TestRun.stages(report)).contains("CREDENTIALS FAILURE", "BROKERS skipped");
        assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
        release.countDown();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSlowJvmLookupCountsAsATimeOut() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        JvmLookup slow = host -> {
            TestRun.await(release);
            throw new UnknownHostException(host);
        };
        try (TestNameServer host = new TestNameServer("127.0.53.1", TestNameServer.rcode(Rcode.SERVFAIL));
                TestNameServer central = new TestNameServer("127.0.53.2", TestNameServer.addresses("127.30.4.11"))) {
            Estate estate = TestEstate.with(List.of(host.address()), List.of(central.address()));
            Limits limits = new Limits(LONG, LONG, LONG, Duration.ofMillis(50), LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, executor, limits, PortolanListener.NONE, slow)
                    .run(TestEstate.orders(), TestRun.calls(() -> {}, TestRun.boot(9098)));

            assertThat(report.has(Code.RULE_TARGET_UNREACHABLE)).isTrue();
            assertThat(TestRun.text(report)).contains("seen jvm no answer");
        } finally {
            release.countDown();
        }
    }

    @Test
    void anInterruptedThreadStaysInterruptedAndGetsAReport() {
        Thread.currentThread().interrupt();
        PreflightReport report = new Preflight(
                        TestEstate.estate(),
                        executor,
                        new Limits(LONG, LONG, LONG, LONG, LONG, Duration.ofMillis(300)),
                        PortolanListener.NONE,
                        InetAddress::getAllByName)
                .run(TestEstate.orders(), TestRun.calls(() -> {}, TestRun.boot(9098)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
    }
}
