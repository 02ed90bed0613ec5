package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.loopback.FullListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link TcpStage} reports for addresses that accept, refuse or stay silent. */
class TcpStageTest {

    private static final int LONG = 20_000;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void acceptedConnectionsCloseWithoutAByte() throws IOException {
        try (ServerSocket one = listen("127.30.4.11", 0);
                ServerSocket two = listen("127.30.5.12", one.getLocalPort())) {
            Finding finding = check(one.getLocalPort(), LONG, "127.30.4.11", "127.30.5.12");

            assertThat(finding.code()).isEqualTo(Code.OK);
            assertThat(finding.subject()).isEqualTo("b1:" + one.getLocalPort());
            assertThat(withoutMillis(finding.seen())).isEqualTo("127.30.4.11 accepted, 127.30.5.12 accepted");
            assertEndsWithoutAByte(one);
            assertEndsWithoutAByte(two);
        }
    }

    private static void assertEndsWithoutAByte(ServerSocket server) throws IOException {
        try (Socket seen = server.accept()) {
            assertThat(seen.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aSocksProxyOfTheJvmIsNotUsed() throws IOException {
        Map<String, String> proxy =
                Map.of("socksProxyHost", "127.0.0.1", "socksProxyPort", "1", "socksNonProxyHosts", "");
        proxy.forEach(System::setProperty);
        try (ServerSocket server = listen("127.30.4.11", 0);
                OpenSockets sockets = new OpenSockets()) {
            assertThat(check(server.getLocalPort(), LONG, "127.30.4.11").code()).isEqualTo(Code.OK);
            BrokerTarget target = new BrokerTarget(new BrokerAddress("b1", server.getLocalPort()), ip("127.30.4.11"));
            assertThat(BrokerConnection.connect(
                            target,
                            sockets,
                            PreflightLimits.withDeadline(PreflightDeadline.fixed(Duration.ofSeconds(20)))))
                    .as("Kafka's clients use no proxy, and neither do the checks")
                    .isNotNull();
        } finally {
            proxy.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void lostPacketDelaysNoHandshake() throws IOException {
        Duration unused = Duration.ofSeconds(30);
        // The kernel repeats a lost packet after 1 s.
        PreflightLimits hasty = new PreflightLimits(
                PreflightDeadline.fixed(unused), unused, unused, unused, Duration.ofMillis(900), unused);
        InetSocketAddress any = new InetSocketAddress(ip("127.30.4.11"), 0);
        try (OpenSockets sockets = new OpenSockets()) {
            assertThat(FullListener.survivesALoss(
                            any,
                            connection -> {},
                            address -> BrokerConnection.connect(
                                    new BrokerTarget(new BrokerAddress("b1", address.getPort()), address.getAddress()),
                                    sockets,
                                    hasty)))
                    .isTrue();
        }
    }

    @Test
    void oneRefusingAddressIsAWarning() throws IOException {
        try (ServerSocket one = listen("127.30.4.11", 0)) {
            Finding finding = check(one.getLocalPort(), LONG, "127.30.4.11", "127.30.5.12");

            assertThat(finding.code()).isEqualTo(Code.TCP_DEGRADED);
            assertThat(withoutMillis(finding.seen())).isEqualTo("127.30.4.11 accepted, 127.30.5.12 refused");
        }
    }

    @Test
    void refusalByAllNamesThePort() throws IOException {
        Finding finding = check(closedPort(), LONG, "127.30.4.11", "127.30.5.12");

        assertThat(finding.code()).isEqualTo(Code.TCP_REFUSED);
        assertThat(withoutMillis(finding.seen())).isEqualTo("127.30.4.11 refused, 127.30.5.12 refused");
        assertThat(finding.fix()).contains("IAM: 9098");
    }

    @Test
    void silenceWinsOverRefusal() throws IOException {
        try (FullListener full = FullListener.start("127.30.4.11")) {
            Finding finding = check(full.address().getPort(), 500, "127.30.4.11", "127.30.5.12");

            assertThat(finding.code()).isEqualTo(Code.TCP_TIMEOUT);
            assertThat(withoutMillis(finding.seen())).isEqualTo("127.30.4.11 no answer, 127.30.5.12 refused");
            assertThat(finding.fix())
                    .contains("security group", "Let TCP " + full.address().getPort() + " in");
        }
    }

    @Test
    void unfinishedConnectionIsReported() throws IOException {
        try (FullListener full = FullListener.start("127.30.4.11")) {
            ParallelChecks over = RunSamples.checks(executor, Duration.ZERO);
            Finding finding = check(full.address().getPort(), 2_000, over, "127.30.4.11");

            assertThat(finding.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
            assertThat(finding.seen()).isEqualTo("1 address not ended by the deadline");
        }
    }

    private Finding check(int port, int timeoutMillis, String... addresses) {
        return check(port, timeoutMillis, RunSamples.checks(executor, Duration.ofSeconds(30)), addresses);
    }

    private static Finding check(int port, int timeoutMillis, ParallelChecks checks, String... addresses) {
        Duration unused = Duration.ofSeconds(30);
        PreflightLimits limits = new PreflightLimits(
                PreflightDeadline.fixed(unused),
                unused,
                unused,
                unused,
                Duration.ofMillis(timeoutMillis),
                Duration.ofMillis(300));
        Set<InetAddress> resolved =
                Arrays.stream(addresses).map(TwoRegionEstate::ip).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Finding> findings =
                new TcpStage(limits).findings(List.of(new BrokerAddress("b1", port)), Map.of("b1", resolved), checks);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static ServerSocket listen(String ip, int port) throws IOException {
        return new ServerSocket(port, 50, ip(ip));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket server = listen("127.30.4.11", 0)) {
            return server.getLocalPort();
        }
    }

    private static String withoutMillis(String text) {
        return text.replace("\n", ", ").replaceAll(" \\(\\d+ ms\\)", "");
    }
}
