package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import io.portolan.dns.JvmLookup;
import io.portolan.dns.NameServer;
import io.portolan.dns.SilentServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * The time that a {@link PreflightRun} takes. {@link DnsViewpoints} are asked side by side and all ends within the deadline.
 */
class PreflightTimeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void allViewpointsAreAskedAtOnce() throws IOException {
        Set<String> names = Set.of("boot-a" + BOOT, "boot-b" + BOOT, "boot-c" + BOOT);
        // Each name is asked of the JVM, the host's resolver and two central ones. The zone is asked once.
        CountDownLatch underWay = new CountDownLatch(names.size() * 4 + 1);
        UnaryOperator<@Nullable Message> meeting = query -> {
            if (query.getQuestion().getType() != Type.AAAA) {
                RunSamples.meet(underWay);
            }
            return ScriptedNameServer.addresses("127.30.4.11").apply(query);
        };
        JvmLookup jvm = host -> {
            RunSamples.meet(underWay);
            return new InetAddress[] {TwoRegionEstate.ip("127.30.4.11")};
        };
        try (ScriptedNameServer host = new ScriptedNameServer("127.0.53.1", meeting);
                ScriptedNameServer one = new ScriptedNameServer("127.0.53.2", meeting);
                ScriptedNameServer two = new ScriptedNameServer("127.0.53.3", meeting)) {
            PreflightContext estate =
                    TwoRegionEstate.changed(List.of(host.address()), List.of(one.address(), two.address()));
            PreflightLimits patient =
                    new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, patient, PortolanListener.NONE, jvm)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.brokers(RunSamples.addresses(names))),
                            RunScope.on(executor))
                    .report();

            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isFalse();
            assertThat(RunSamples.stages(report)).contains("DNS INFO");
            assertThat(underWay.getCount()).isZero();
        }
    }

    /** A silent server keeps a thread for each question. So a server that is asked later would cost its timeout once more. */
    @Test
    void eachServerIsAskedBeforeAnyIsAskedTwice() throws IOException {
        CountDownLatch asked = new CountDownLatch(3);
        AtomicBoolean twice = new AtomicBoolean();
        ExecutorService oneForEach = Executors.newFixedThreadPool(4);
        try (ScriptedNameServer one = meeting("127.0.53.1", asked, twice);
                ScriptedNameServer two = meeting("127.0.53.2", asked, twice);
                ScriptedNameServer three = meeting("127.0.53.3", asked, twice)) {
            new Preflight(
                            TwoRegionEstate.changed(List.of(one.address(), two.address()), List.of(three.address())),
                            new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, LONG),
                            PortolanListener.NONE,
                            host -> {
                                RunSamples.await(asked);
                                return new InetAddress[] {TwoRegionEstate.ip("127.30.4.11")};
                            })
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.boot(1)),
                            RunScope.on(oneForEach));

            assertThat(asked.getCount()).isZero();
            assertThat(twice).isFalse();
        } finally {
            oneForEach.shutdownNow();
        }
    }

    /** A server that answers once all are asked for IPv4. It takes note if another question comes before that. */
    private static ScriptedNameServer meeting(String ip, CountDownLatch asked, AtomicBoolean twice) throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        return new ScriptedNameServer(ip, query -> {
            if (query.getQuestion().getType() != Type.A) {
                twice.compareAndSet(false, asked.getCount() > 0);
            } else if (first.getAndSet(false)) {
                asked.countDown();
            }
            RunSamples.await(asked);
            return ScriptedNameServer.addresses("127.30.4.11").apply(query);
        });
    }

    @Test
    void silentResolversDoNotDelayTheVerdict() throws IOException {
        try (ScriptedNameServer silent = ScriptedNameServer.silent("127.0.53.1")) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(silent.address()), List.of(silent.address()));
            PreflightLimits limits = new PreflightLimits(
                    PreflightDeadline.fixed(Duration.ofSeconds(2)), LONG, LONG, LONG, LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, limits, PortolanListener.NONE, host ->
                            new InetAddress[] {TwoRegionEstate.ip("127.90.4.11")})
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();

            assertThat(report.has(Code.WRONG_ENVIRONMENT)).isTrue();
            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
            assertThat(RunSamples.text(report)).contains("host resolver 127.0.53.1:# not ended by the deadline\n");
            assertThat(silent.udpQueries()).isPositive();
        }
    }

    @Test
    void kafkaRolesAreAssumedBesideTcpAndTls() throws IOException {
        try (ScriptedNameServer host =
                        new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("127.30.4.11"));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"));
                ServerSocketChannel broker = RunSamples.listen("127.30.4.11")) {
            PreflightCalls calls = RunSamples.calls(() -> {}, RunSamples.boot(RunSamples.port(broker)))
                    .withDataPlane(() -> hangUpOnTls(broker));
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            PreflightLimits patient = new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, LONG);
            PreflightReport report = new Preflight(estate, patient, PortolanListener.NONE, name ->
                            new InetAddress[] {TwoRegionEstate.ip("127.30.4.11")})
                    .run(TwoRegionEstate.orders(), calls, RunScope.on(executor))
                    .report();

            assertThat(report.has(Code.TLS_FAILED)).as(report.toString()).isTrue();
            assertThat(report.has(Code.DEADLINE_EXCEEDED)).isFalse();
        }
    }

    /**
     * The broker says nothing until the roles are asked for. If they were asked for later, the handshake would wait for the
     * deadline.
     */
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
    void slowCredentialsAreReportedAtTheDeadline() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        PreflightLimits limits = new PreflightLimits(
                PreflightDeadline.fixed(Duration.ofMillis(50)), LONG, LONG, LONG, LONG, Duration.ofMillis(300));
        PreflightReport report = new Preflight(TwoRegionEstate.estate(), limits, PortolanListener.NONE, host ->
                        new InetAddress[] {TwoRegionEstate.ip("127.90.4.11")})
                .run(
                        TwoRegionEstate.orders(),
                        RunSamples.calls(
                                () -> {
                                    RunSamples.await(release);
                                    ended.countDown();
                                },
                                RunSamples.boot(9098)),
                        RunScope.on(executor))
                .report();

        assertThat(RunSamples.stages(report)).contains("CREDENTIALS FAILURE", "BROKERS skipped");
        assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
        release.countDown();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void slowJvmLookupCountsAsTimeout() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        JvmLookup slow = host -> {
            RunSamples.await(release);
            throw new UnknownHostException(host);
        };
        try (ScriptedNameServer host = new ScriptedNameServer("127.0.53.1", ScriptedNameServer.rcode(Rcode.SERVFAIL));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"))) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            PreflightLimits limits = new PreflightLimits(
                    PreflightDeadline.fixed(LONG), LONG, LONG, Duration.ofMillis(50), LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, limits, PortolanListener.NONE, slow)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();

            assertThat(report.has(Code.RULE_TARGET_UNREACHABLE)).isTrue();
            assertThat(RunSamples.text(report)).contains("seen jvm no answer");
        } finally {
            release.countDown();
        }
    }

    /** The JVM's look-up never ends. So the verdict shows that nobody waits for it. */
    @Test
    void verdictDoesNotWaitForTheJvmIfTheHostIsDown() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        JvmLookup endless = host -> {
            RunSamples.await(release);
            throw new UnknownHostException(host);
        };
        try (ScriptedNameServer host = ScriptedNameServer.silent("127.0.53.1");
                ScriptedNameServer central = ScriptedNameServer.silent("127.0.53.2")) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            PreflightLimits limits = new PreflightLimits(
                    PreflightDeadline.fixed(LONG), Duration.ofMillis(200), Duration.ofMillis(200), LONG, LONG, LONG);
            PreflightReport report = new Preflight(estate, limits, PortolanListener.NONE, endless)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();

            assertThat(report.has(Code.DNS_UNREACHABLE)).isTrue();
            assertThat(release.getCount()).as("the look-up has not ended").isEqualTo(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void slowJvmLookupIsAwaitedIfTheHostKnowsTheName() throws IOException {
        CountDownLatch late = new CountDownLatch(1);
        JvmLookup slow = host -> {
            RunSamples.await(late);
            return new InetAddress[] {TwoRegionEstate.ip("127.90.4.11")};
        };
        UnaryOperator<@Nullable Message> answers = ScriptedNameServer.addresses("127.30.4.11");
        try (ScriptedNameServer host = new ScriptedNameServer("127.0.53.1", answers);
                ScriptedNameServer central = new ScriptedNameServer("127.0.53.2", answers)) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            // One try of the libc is over at once, and a second one has the whole time of the host's query.
            PreflightLimits limits = new PreflightLimits(
                    PreflightDeadline.fixed(LONG), LONG, LONG, Duration.ZERO, LONG, Duration.ofMillis(300));
            executor.execute(late::countDown);
            PreflightReport report = new Preflight(estate, limits, PortolanListener.NONE, slow)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();

            assertThat(report.has(Code.WRONG_ENVIRONMENT)).as(report.toString()).isTrue();
        }
    }

    @Test
    void measuredAnswersExtendTheDeadline() throws IOException {
        RunDeadline deadline = new RunDeadline(new PreflightDeadline(LONG, LONG.multipliedBy(2)));
        ParallelChecks checks = new ParallelChecks(executor, deadline, RunSamples.log());
        NameServer known;
        try (ScriptedNameServer host =
                new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("127.30.4.11"))) {
            known = new NameServer("host resolver", host.address(), LONG);
            new DnsViewpoints(
                            name -> new InetAddress[] {TwoRegionEstate.ip("127.30.4.11")},
                            Optional.of(List.of(known)),
                            List.of(),
                            new SilentServers(),
                            PreflightLimits.withDeadline(PreflightDeadline.growing()),
                            Optional.empty())
                    .resolve(List.of(BOOT), checks);
        }

        assertThat(checks.allowance()).isGreaterThan(LONG);
    }

    @Test
    void checkThatAnotherGaveUpIsEmpty() {
        ParallelChecks checks = RunSamples.checks(executor, Duration.ZERO);
        Future<String> shared = new CompletableFuture<>();

        assertThat(checks.await(shared)).isEmpty();
        assertThat(checks.await(shared)).isEmpty();
    }

    @Test
    void deadlineThatGrowsIsNotReached() {
        RunDeadline deadline = new RunDeadline(new PreflightDeadline(Duration.ZERO, LONG));
        ParallelChecks checks = new ParallelChecks(executor, deadline, RunSamples.log());
        assertThat(checks.hasReachedDeadline()).isTrue();

        checks.measure(Duration.ofSeconds(1));

        assertThat(checks.hasReachedDeadline()).isFalse();
        assertThat(checks.await(executor.submit(() -> "answered"))).contains("answered");
    }

    @Test
    void interruptedThreadStaysInterrupted() {
        Thread.currentThread().interrupt();
        PreflightReport report = new Preflight(
                        TwoRegionEstate.estate(),
                        new PreflightLimits(
                                PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, Duration.ofMillis(300)),
                        PortolanListener.NONE,
                        InetAddress::getAllByName)
                .run(TwoRegionEstate.orders(), RunSamples.calls(() -> {}, RunSamples.boot(9098)), RunScope.on(executor))
                .report();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.has(Code.DEADLINE_EXCEEDED)).isTrue();
    }

    @Test
    void silentServersAreAskedOnceInACall() throws IOException {
        JvmLookup jvm = host -> new InetAddress[] {TwoRegionEstate.ip("127.30.4.11")};
        try (ScriptedNameServer host =
                        new ScriptedNameServer("127.0.53.1", ScriptedNameServer.addresses("127.30.4.11"));
                ScriptedNameServer central = ScriptedNameServer.silent("127.0.53.2")) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            PreflightLimits limits = new PreflightLimits(
                    PreflightDeadline.fixed(LONG), LONG, Duration.ofMillis(50), LONG, LONG, Duration.ofMillis(300));
            Preflight preflight = new Preflight(estate, limits, PortolanListener.NONE, jvm);
            SilentServers sameCall = new SilentServers();
            List<PreflightReport> reports = new ArrayList<>();
            List<Integer> queries = new ArrayList<>();
            for (SilentServers call : List.of(sameCall, sameCall, new SilentServers())) {
                reports.add(preflight
                        .run(TwoRegionEstate.orders(), RunSamples.calls(() -> {}, RunSamples.boot(1)), scope(call))
                        .report());
                queries.add(central.udpQueries());
            }
            assertThat(queries.get(1)).as("questions after the second cluster").isEqualTo(queries.get(0));
            assertThat(queries.get(2)).as("questions in the next call").isGreaterThan(queries.get(1));
            assertThat(reports)
                    .allSatisfy(report -> assertThat(report.has(Code.CENTRAL_UNREACHABLE))
                            .as(report.toString())
                            .isTrue());
        }
    }

    @Test
    void theJvmHasItsTimeIfSilenceIsKnown() throws IOException {
        InetAddress[] addresses = {TwoRegionEstate.ip("127.30.4.11")};
        CountDownLatch direct = new CountDownLatch(1);
        PortolanListener listener = new PortolanListener() {
            @Override
            public void end(String cluster, Stage stage, Step step) {
                if (step.name().startsWith("central")) {
                    direct.countDown();
                }
            }
        };
        JvmLookup afterTheOthers = host -> {
            RunSamples.await(direct);
            return addresses;
        };
        Duration brief = Duration.ofMillis(50);
        PreflightDeadline deadline = PreflightDeadline.fixed(LONG);
        try (ScriptedNameServer host = ScriptedNameServer.silent("127.0.53.1");
                ScriptedNameServer central = ScriptedNameServer.silent("127.0.53.2")) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            PreflightLimits hasty = new PreflightLimits(deadline, brief, brief, LONG, LONG, LONG);
            PreflightLimits patient = new PreflightLimits(deadline, LONG, brief, LONG, LONG, LONG);
            PreflightCalls calls = RunSamples.calls(() -> {}, RunSamples.boot(1));
            SilentServers sameCall = new SilentServers();
            new Preflight(estate, hasty, PortolanListener.NONE, name -> addresses)
                    .run(TwoRegionEstate.orders(), calls, scope(sameCall));
            PreflightReport second = new Preflight(estate, patient, listener, afterTheOthers)
                    .run(TwoRegionEstate.orders(), calls, scope(sameCall))
                    .report();
            assertThat(RunSamples.stages(second)).as(second.toString()).contains("DNS INFO");
        }
    }

    private RunScope scope(SilentServers call) {
        return new RunScope(executor, call, new CompletableFuture<>());
    }
}
