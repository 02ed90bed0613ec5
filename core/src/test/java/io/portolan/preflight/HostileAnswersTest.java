package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import io.portolan.dns.NameServer;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@link io.portolan.dns.NameServer} and {@link Preflight} get everything that a name server may send. They never hang and
 * never throw. They always have an outcome.
 */
class HostileAnswersTest {

    private static final int PACKETS = 100_000;
    private static final long SEED = 20261122;
    private static final int CLIENTS = 64;
    private static final Duration FIRST_TRY = Duration.ofMillis(20);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aHundredThousandDamagedAnswersAreOutcomes() throws Exception {
        Map<LookupOutcome, Integer> outcomes = new ConcurrentHashMap<>();
        AtomicLong longest = new AtomicLong();
        try (HostileNameServer server = hostile("127.0.53.1", SEED)) {
            NameServer servers = new NameServer("central", server.address(), FIRST_TRY);
            allEnd(() -> {
                while (server.packets() < PACKETS) {
                    DnsAnswer answer = RunSamples.ask(servers, BOOT);
                    outcomes.merge(answer.outcome(), 1, Integer::sum);
                    longest.accumulateAndGet(answer.latency().toMillis(), Math::max);
                }
                return true;
            });
            assertThat(server.packets()).isGreaterThanOrEqualTo(PACKETS);
        }
        assertThat(outcomes)
                .as("the damage goes deep, and not so deep that all is lost")
                .containsKeys(
                        LookupOutcome.ADDRESSES,
                        LookupOutcome.NO_ADDRESSES,
                        LookupOutcome.NXDOMAIN,
                        LookupOutcome.SERVFAIL,
                        LookupOutcome.REFUSED,
                        LookupOutcome.MALFORMED);
        assertThat(longest.get()).as("ms of the longest look-up").isLessThan(10_000);
    }

    @Test
    void hostileServersEndInFindings() throws Exception {
        PreflightLimits limits = new PreflightLimits(
                PreflightDeadline.fixed(Duration.ofSeconds(20)), FIRST_TRY, FIRST_TRY, FIRST_TRY, FIRST_TRY, FIRST_TRY);
        try (HostileNameServer host = hostile("127.0.53.1", SEED);
                HostileNameServer one = hostile("127.0.53.2", SEED + 1);
                HostileNameServer two = hostile("127.0.53.3", SEED + 2)) {
            PreflightContext estate =
                    TwoRegionEstate.changed(List.of(host.address()), List.of(one.address(), two.address()));
            Preflight preflight = new Preflight(estate, limits, PortolanListener.NONE, name -> {
                throw new UnknownHostException(name);
            });
            allEnd(() -> {
                for (int i = 0; i < 2_000 / CLIENTS; i++) {
                    assertFailedAtDns(preflight
                            .run(
                                    TwoRegionEstate.orders(),
                                    RunSamples.calls(() -> {}, RunSamples.boot(9098)),
                                    RunScope.on(executor))
                            .report());
                }
                return true;
            });
            assertThat(host.packets() + one.packets() + two.packets()).isGreaterThan(8_000);
        }
    }

    private static void assertFailedAtDns(PreflightReport report) {
        assertThat(report.stages())
                .filteredOn(stage -> stage.stage() == Stage.DNS)
                .singleElement()
                .satisfies(dns -> {
                    assertThat(dns.severity()).as(report.toString()).isEqualTo(Severity.FAILURE);
                    assertThat(dns.findings())
                            .isNotEmpty()
                            .allSatisfy(finding ->
                                    assertThat(finding.cause() + finding.seen()).isNotBlank());
                });
    }

    private static HostileNameServer hostile(String ip, long seed) throws IOException {
        return new HostileNameServer(ip, new DamagedAnswers(seed)::damage);
    }

    private void allEnd(Callable<Boolean> client) throws Exception {
        List<Future<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(executor.submit(client));
        }
        for (Future<Boolean> ended : clients) {
            assertThat(ended.get(120, TimeUnit.SECONDS)).isTrue();
        }
    }
}
