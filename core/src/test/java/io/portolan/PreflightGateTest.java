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
import io.portolan.preflight.JudgedBrokers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which brokers {@link PreflightGate} approves, and when it checks again. */
class PreflightGateTest {

    private static final BootstrapBrokers ONE = new BootstrapBrokers(Set.of(new BrokerAddress("b-1", 9098)));
    private static final BootstrapBrokers TWO = new BootstrapBrokers(Set.of(new BrokerAddress("b-2", 9098)));

    private final AtomicInteger checks = new AtomicInteger();
    private BootstrapBrokers brokers = ONE;

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
        gate.preflight();
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(1);
    }

    @Test
    void failedPreflightRevokesTheApproval() {
        AtomicBoolean wrong = new AtomicBoolean();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                this::known,
                (known, verified) -> judged(wrong.get() ? Code.WRONG_ENVIRONMENT : Code.OK, ONE),
                Runnable::run);
        gate.awaitApprovedBrokers();
        wrong.set(true);
        gate.preflight();
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    @Test
    void clientThatMetAnotherClusterRevokesTheApproval() {
        AtomicBoolean refuted = new AtomicBoolean();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                this::known,
                new PathCheck() {
                    @Override
                    public JudgedBrokers run(
                            Optional<KnownBrokers> known, CompletableFuture<BootstrapBrokers> verified) {
                        checks.incrementAndGet();
                        return judged(Code.OK, ONE);
                    }

                    @Override
                    public boolean isRefuted() {
                        return refuted.get();
                    }
                },
                Runnable::run);
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
                this::known,
                (known, verified) -> {
                    checks.incrementAndGet();
                    leading.countDown();
                    await(waiting);
                    return judged(Code.TCP_TIMEOUT, brokers);
                },
                Runnable::run);
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
        assertThat(first.verified()).isCompletedWithValue(ONE);
        assertThat(first.approved()).isCompletedWithValue(ONE);

        assertThat(gate.awaitApprovedBrokers()).isEqualTo(TWO);
        assertThat(checks).as("the brokers that came meanwhile are checked too").hasValue(2);
    }

    @Test
    void theUsersPreflightApprovesOnlyJudgedBrokers() {
        PreflightGate gate = gateWhoseBrokersChange();
        gate.preflight();

        assertThat(gate.awaitApprovedBrokers()).isEqualTo(TWO);
        assertThat(checks).hasValue(2);
    }

    @Test
    void brokersThatNobodyJudgedPassNoPolicy() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.WARN,
                this::known,
                (known, verified) -> new JudgedBrokers(report(Code.DEADLINE_EXCEEDED), Optional.empty()),
                Runnable::run);

        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    @Test
    void policyWarnJudgesKnownBrokersWithoutTheApi() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.WARN,
                this::known,
                (known, verified) -> {
                    checks.incrementAndGet();
                    return known.isEmpty()
                            ? new JudgedBrokers(report(Code.ROLE_NOT_ASSUMABLE), Optional.empty())
                            : judged(Code.OK, known.get().brokers());
                },
                Runnable::run);

        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(2);
    }

    @Test
    void preflightsAloneLookUpFailedBrokers() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                () -> {
                    throw new AssertionError("not to be asked on a client's thread");
                },
                (known, verified) -> new JudgedBrokers(report(Code.CONTROL_PLANE_UNREACHABLE), Optional.empty()),
                Runnable::run);

        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
    }

    @Test
    void aLaterFailureOutweighsAnEarlierStart() {
        Deque<PathCheck> runs = new ArrayDeque<>();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                this::known,
                (known, verified) -> runs.remove().run(known, verified),
                Runnable::run);
        runs.add((known, verified) -> {
            gate.preflight();
            return judged(Code.OK, ONE);
        });
        runs.add((known, verified) -> judged(Code.TCP_REFUSED, ONE));
        runs.add((known, verified) -> judged(Code.OK, ONE));

        assertThatThrownBy(gate::awaitApprovedBrokers)
                .as("a preflight that passes after one that started later has failed")
                .isInstanceOf(PreflightException.class);
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(runs).isEmpty();
    }

    @Test
    void anExecutorThatRefusesEndsThePreflight() {
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL, this::known, (known, verified) -> judged(Code.OK, ONE), work -> {
                    throw new IllegalStateException("closed");
                });

        assertThatThrownBy(gate::awaitApprovedBrokers).hasMessage("closed");
        assertThatThrownBy(gate::awaitApprovedBrokers).hasMessage("closed");
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
                this::known,
                (known, verified) -> {
                    checks.incrementAndGet();
                    return judged(code, brokers);
                },
                Runnable::run);
    }

    /** Other brokers become known during a check. */
    private PreflightGate gateWhoseBrokersChange() {
        return new PreflightGate(
                PreflightPolicy.FAIL,
                this::known,
                (known, verified) -> {
                    checks.incrementAndGet();
                    BootstrapBrokers judged = brokers;
                    brokers = TWO;
                    verified.complete(judged);
                    return judged(Code.OK, judged);
                },
                Runnable::run);
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
}
