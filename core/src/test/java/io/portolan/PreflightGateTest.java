package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.dns.SilentServers;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.RunScope;
import io.portolan.runtime.WorkUrgency;
import io.portolan.runtime.WorkerThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which brokers {@link PreflightGate} approves, and when it checks again. */
@Timeout(60)
class PreflightGateTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final BootstrapBrokers ONE = new BootstrapBrokers(Set.of(new BrokerAddress("b-1", 9098)));
    private static final BootstrapBrokers TWO = new BootstrapBrokers(Set.of(new BrokerAddress("b-2", 9098)));

    @AutoClose
    private final WorkerThreads workers = new WorkerThreads();

    private final AtomicInteger checks = new AtomicInteger();
    private volatile BootstrapBrokers brokers = ONE;

    @Test
    void passedPreflightLastsUntilTheBrokersChange() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.OK);
        gate.awaitApprovedBrokers();
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(1);
        brokers = TWO;
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(TWO);
        assertThat(checks).hasValue(2);
    }

    @Test
    void failedPreflightIsRepeatedByTheNextCaller() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.TCP_REFUSED);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
        assertThat(checks).hasValue(2);
    }

    @Test
    void usersPreflightCountsForTheFirstClient() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.CENTRAL_DEGRADED);
        preflight(gate);
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(1);
    }

    @Test
    void failedPreflightRevokesTheApproval() {
        AtomicBoolean wrong = new AtomicBoolean();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                (known, scope) -> judged(wrong.get() ? Code.WRONG_ENVIRONMENT : Code.OK, ONE),
                workers);
        gate.awaitApprovedBrokers();
        wrong.set(true);
        preflight(gate);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    @Test
    void clientThatMetAnotherClusterRevokesTheApproval() {
        AtomicBoolean refuted = new AtomicBoolean();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                new PathCheck() {
                    @Override
                    public JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope) {
                        checks.incrementAndGet();
                        return judged(Code.OK, ONE);
                    }

                    @Override
                    public boolean isRefuted() {
                        return refuted.get();
                    }
                },
                workers);
        gate.awaitApprovedBrokers();
        refuted.set(true);
        gate.awaitApprovedBrokers();
        assertThat(checks).hasValue(2);
    }

    @Test
    void policyOffChecksNothing() {
        assertThat(gate(PreflightPolicy.OFF, Code.WRONG_ENVIRONMENT).awaitApprovedBrokers())
                .isEqualTo(ONE);
        assertThat(checks).hasValue(0);
    }

    @Test
    void policyWarnLetsAFailureThrough() {
        assertThat(gate(PreflightPolicy.WARN, Code.MISSING_RULE).awaitApprovedBrokers())
                .isEqualTo(ONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"WRONG_ENVIRONMENT", "WRONG_REGION", "PUBLIC_ADDRESS", "WRONG_CLUSTER"})
    void policyWarnKeepsTheEnvironmentGuard(Code code) {
        assertThatThrownBy(gate(PreflightPolicy.WARN, code)::awaitApprovedBrokers)
                .isInstanceOf(PreflightException.class);
    }

    @Test
    void concurrentCallersShareOnePreflight() throws Exception {
        int callers = 8;
        CountDownLatch waiting = new CountDownLatch(callers - 1);
        CountDownLatch leading = new CountDownLatch(1);
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                (known, scope) -> {
                    checks.incrementAndGet();
                    leading.countDown();
                    await(waiting);
                    return judged(Code.TCP_TIMEOUT, brokers);
                },
                workers);
        CompletableFuture<Void> leader =
                CompletableFuture.runAsync(gate::awaitApprovedBrokers, task -> new Thread(task).start());
        await(leading);
        List<Thread> followers = Stream.generate(() -> new Thread(() -> follow(gate)))
                .limit(callers - 1)
                .toList();
        followers.forEach(Thread::start);
        for (Thread follower : followers) {
            while (follower.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            waiting.countDown();
        }
        for (Thread follower : followers) {
            follower.join();
        }
        assertThatThrownBy(leader::join).hasCauseInstanceOf(PreflightException.class);
        assertThat(checks).as("preflights for " + callers + " callers").hasValue(1);
    }

    @Test
    void onlyJudgedBrokersAreApproved() {
        PreflightGate gate = gateWhoseBrokersChange();
        PendingPreflight first = gate.begin();
        assertThat(first.verified()).succeedsWithin(LONG).isEqualTo(ONE);
        assertThat(first.approved()).succeedsWithin(LONG).isEqualTo(ONE);

        assertThat(gate.awaitApprovedBrokers()).isEqualTo(TWO);
        assertThat(checks).as("the brokers that came meanwhile are checked too").hasValue(2);
    }

    @Test
    void theUsersPreflightApprovesOnlyJudgedBrokers() {
        PreflightGate gate = gateWhoseBrokersChange();
        preflight(gate);

        assertThat(gate.awaitApprovedBrokers()).isEqualTo(TWO);
        assertThat(checks).hasValue(2);
    }

    @Test
    void brokersThatNobodyJudgedPassNoPolicy() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.WARN,
                new FixedBrokers(this::known),
                (known, scope) -> new JudgedBrokers(report(Code.DEADLINE_EXCEEDED), Optional.empty()),
                workers);

        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    @Test
    void policyWarnJudgesKnownBrokersWithoutTheApi() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.WARN,
                new FixedBrokers(this::known),
                (known, scope) -> {
                    checks.incrementAndGet();
                    return known.isEmpty()
                            ? new JudgedBrokers(report(Code.ROLE_NOT_ASSUMABLE), Optional.empty())
                            : judged(Code.OK, known.get().brokers());
                },
                workers);

        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(2);
    }

    @Test
    void preflightsAloneLookUpFailedBrokers() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(() -> {
                    throw new AssertionError("not to be asked on a client's thread");
                }),
                (known, scope) -> new JudgedBrokers(report(Code.CONTROL_PLANE_UNREACHABLE), Optional.empty()),
                workers);

        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    @Test
    void aLaterFailureOutweighsAnEarlierStart() {
        Deque<PathCheck> runs = new ArrayDeque<>();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                (known, scope) -> runs.remove().run(known, scope),
                workers);
        runs.add((known, scope) -> {
            preflight(gate);
            return judged(Code.OK, ONE);
        });
        runs.add((known, scope) -> judged(Code.TCP_REFUSED, ONE));
        runs.add((known, scope) -> judged(Code.OK, ONE));

        assertThatThrownBy(gate::awaitApprovedBrokers)
                .as("a preflight that passes after one that started later has failed")
                .isInstanceOf(PreflightException.class);
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(runs).isEmpty();
    }

    @Test
    void closedWorkersEndThePreflight() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.OK);
        workers.close();

        assertThatThrownBy(gate::awaitApprovedBrokers).hasMessage("This Portolan is closed");
        assertThatThrownBy(gate::awaitApprovedBrokers).hasMessage("This Portolan is closed");
    }

    @Test
    void anErrorEndsThePreflight() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                (known, scope) -> {
                    throw new NoClassDefFoundError("gone");
                },
                workers);

        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(NoClassDefFoundError.class);
        assertThat(gate.begin().approved()).as("a second one is run").failsWithin(LONG);
    }

    @Test
    void listenersSeeTheResultThatTheyHearOf() {
        AtomicReference<PreflightVerdict> seen = new AtomicReference<>();
        CompletableFuture<PreflightGate> made = new CompletableFuture<>();
        PathCheck check = new PathCheck() {
            @Override
            public JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope) {
                return judged(Code.OK, ONE);
            }

            @Override
            public void announce(PreflightReport report) {
                seen.set(made.join().lastVerdict());
            }
        };
        PreflightGate gate = new PreflightGate(PreflightPolicy.FAIL, new FixedBrokers(this::known), check, workers);
        made.complete(gate);
        gate.awaitApprovedBrokers();
        assertThat(seen.get()).isNotNull().isSameAs(gate.lastVerdict());
    }

    @Test
    void clientsOvertakeTheBatchOfTheirCluster() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<CompletableFuture<?>> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CountDownLatch end = i == 0 ? first : free;
            others.add(workers.submit(WorkUrgency.BATCH, crew -> {
                await(end);
                return end;
            }));
        }
        // If it came after the others, they would wait for it in vain.
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                (known, scope) -> {
                    checks.incrementAndGet();
                    free.countDown();
                    return judged(Code.OK, ONE);
                },
                workers);
        PendingPreflight inBatch = gate.begin(WorkUrgency.BATCH, new SilentServers());
        assertThat(gate.begin()).isSameAs(inBatch);
        first.countDown();
        assertThat(inBatch.approved()).succeedsWithin(LONG);
        assertThat(CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(checks).hasValue(1);
    }

    private static void preflight(PreflightGate gate) {
        gate.beginPreflight(WorkUrgency.URGENT, new SilentServers()).join();
    }

    private static void follow(PreflightGate gate) {
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreflightGate gate(PreflightPolicy policy, Code code) {
        return new PreflightGate(
                policy,
                new FixedBrokers(this::known),
                (known, scope) -> {
                    checks.incrementAndGet();
                    return judged(code, brokers);
                },
                workers);
    }

    /** Other brokers become known during a check. */
    private PreflightGate gateWhoseBrokersChange() {
        return new PreflightGate(
                PreflightPolicy.FAIL,
                new FixedBrokers(this::known),
                (known, scope) -> {
                    checks.incrementAndGet();
                    BootstrapBrokers judged = brokers;
                    brokers = TWO;
                    scope.verified().complete(judged);
                    return judged(Code.OK, judged);
                },
                workers);
    }

    private KnownBrokers known() {
        return new KnownBrokers(brokers, Source.MSK_API, Instant.EPOCH);
    }

    static JudgedBrokers judged(Code code, BootstrapBrokers brokers) {
        return new JudgedBrokers(report(code), Optional.of(brokers));
    }

    private static PreflightReport report(Code code) {
        Finding finding = Finding.about(code, "b-1:9098").build();
        StageReport stage = new StageReport(Stage.DNS, false, Duration.ZERO, List.of(finding));
        return new PreflightReport("orders", "us-east-2", "prod", Duration.ZERO, List.of(stage));
    }

    /** Brokers that are in memory. */
    record FixedBrokers(Supplier<KnownBrokers> known) implements BrokerSupply {

        @Override
        public KnownBrokers get() {
            return known.get();
        }

        @Override
        public Optional<KnownBrokers> peek() {
            return Optional.of(known.get());
        }
    }
}
