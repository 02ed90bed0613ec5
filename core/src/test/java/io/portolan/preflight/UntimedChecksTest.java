package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** {@link UntimedChecks} never take all threads of a run. */
class UntimedChecksTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int MANY = 20;

    /** As many threads as a run has for its checks. */
    private final ExecutorService crew = Executors.newFixedThreadPool(15);

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        crew.shutdownNow();
    }

    /** Each name's look-up by the JVM hangs. The name servers are asked for all of them even so. */
    @Test
    void hangingLookupsLeaveThreadsToAskServers() throws IOException {
        Set<String> names = IntStream.range(0, MANY)
                .mapToObj(i -> "n" + i + TwoRegionEstate.BOOT)
                .collect(Collectors.toSet());
        try (ScriptedNameServer host = new ScriptedNameServer("127.0.53.1", ScriptedNameServer.rcode(Rcode.SERVFAIL));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"))) {
            PreflightContext estate = TwoRegionEstate.changed(List.of(host.address()), List.of(central.address()));
            PreflightLimits limits = new PreflightLimits(
                    PreflightDeadline.fixed(LONG), LONG, LONG, Duration.ofMillis(50), LONG, Duration.ofMillis(300));
            PreflightReport report = new Preflight(estate, limits, PortolanListener.NONE, this::hang)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.brokers(RunSamples.addresses(names))),
                            RunScope.on(crew))
                    .report();

            assertThat(report.has(Code.DEADLINE_EXCEEDED)).as(report.toString()).isFalse();
            assertThat(report.findings())
                    .filteredOn(finding -> finding.code() == Code.RULE_TARGET_UNREACHABLE)
                    .hasSize(MANY);
        }
    }

    @Test
    void furtherChecksWaitForTheFirst() throws Exception {
        UntimedChecks checks = new UntimedChecks(crew);
        CountDownLatch begun = new CountDownLatch(UntimedChecks.MOST_AT_ONCE);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> started = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            started.add(checks.start(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                begun.countDown();
                RunSamples.await(release);
                return running.decrementAndGet();
            }));
        }
        RunSamples.await(begun);
        Future<Integer> last = started.remove(MANY - 1);
        last.cancel(false);
        release.countDown();
        for (Future<Integer> each : started) {
            assertThat(each.get(20, TimeUnit.SECONDS)).isNotNegative();
        }

        assertThat(most).hasValue(UntimedChecks.MOST_AT_ONCE);
        assertThat(checks.start(() -> "again").get(20, TimeUnit.SECONDS)).isEqualTo("again");
    }

    private InetAddress[] hang(String host) throws UnknownHostException {
        RunSamples.await(release);
        throw new UnknownHostException(host);
    }
}
