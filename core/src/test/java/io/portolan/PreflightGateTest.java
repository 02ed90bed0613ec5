package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link PreflightGate} repeats a preflight only where that is needed, and heeds the policy. */
class PreflightGateTest {

    private static final BootstrapBrokers ONE = new BootstrapBrokers(Set.of(new BrokerAddress("b-1", 9098)));
    private static final BootstrapBrokers TWO = new BootstrapBrokers(Set.of(new BrokerAddress("b-2", 9098)));

    private final AtomicInteger checks = new AtomicInteger();
    private BootstrapBrokers brokers = ONE;

    @Test
    void aPassedPreflightIsNotRepeatedUntilTheBrokersChange() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.OK);
        gate.awaitApprovedBrokers();
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(1);
        brokers = TWO;
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(TWO);
        assertThat(checks).hasValue(2);
    }

    @Test
    void aFailedPreflightIsRepeatedByTheNextCaller() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.TCP_REFUSED);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
        assertThat(checks).hasValue(2);
    }

    @Test
    void aPreflightThatTheUserRanIsNotRepeatedForAClient() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.CENTRAL_DEGRADED);
        gate.preflight();
        assertThat(gate.awaitApprovedBrokers()).isEqualTo(ONE);
        assertThat(checks).hasValue(1);
    }

    @Test
    void oneThatFailsTakesBackWhatHadPassed() {
        AtomicBoolean wrong = new AtomicBoolean();
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                () -> brokers,
                onVerified -> report(wrong.get() ? Code.WRONG_ENVIRONMENT : Code.OK),
                Runnable::run);
        gate.awaitApprovedBrokers();
        wrong.set(true);
        gate.preflight();
        assertThatThrownBy(gate::awaitApprovedBrokers).isInstanceOf(PreflightException.class);
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
            names = {"WRONG_ENVIRONMENT", "WRONG_REGION", "PUBLIC_ADDRESS"})
    void policyWarnDoesNotWeakenTheEnvironmentGuard(Code code) {
        assertThatThrownBy(gate(PreflightPolicy.WARN, code)::awaitApprovedBrokers)
                .isInstanceOf(PreflightException.class);
    }

    @Test
    void callersAtTheSameTimeShareOnePreflightAndItsFailure() throws Exception {
        int callers = 8;
        CountDownLatch waiting = new CountDownLatch(callers - 1);
        CountDownLatch leading = new CountDownLatch(1);
        PreflightGate gate = new PreflightGate(
                PreflightPolicy.FAIL,
                () -> brokers,
                onVerified -> {
                    checks.incrementAndGet();
                    leading.countDown();
                    await(waiting);
                    return report(Code.TCP_TIMEOUT);
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
                () -> brokers,
                onVerified -> {
                    checks.incrementAndGet();
                    return report(code);
                },
                Runnable::run);
    }

    static PreflightReport report(Code code) {
        Finding finding = Finding.about(code, "b-1:9098").build();
        StageReport stage = new StageReport(Stage.DNS, false, Duration.ZERO, List.of(finding));
        return new PreflightReport("orders", "us-east-2", "prod", Duration.ZERO, List.of(stage));
    }
}
