package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.PreflightGateTest.FixedBrokers;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.RunScope;
import io.portolan.runtime.WorkerThreads;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link PreflightGate} logs of a preflight, and that it is silent if a listener logs. */
@Timeout(60)
class ReadyLogTest {

    private static final BootstrapBrokers BROKERS = new BootstrapBrokers(Set.of(new BrokerAddress("b-1", 9098)));

    @AutoClose
    private final WorkerThreads workers = new WorkerThreads();

    @Test
    void readyClusterIsOneLine() {
        PreflightGate gate = gate(PreflightPolicy.FAIL, Code.OK, false);

        String log = StandardError.capture(() -> {
            gate.awaitApprovedBrokers();
            gate.awaitApprovedBrokers();
        });

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("INFO")
                .endsWith("Cluster orders in us-east-2 is ready after 0 checks in 0 ms."
                        + " Its bootstrap brokers are b-1:9098.");
    }

    @Test
    void warningsAndToleratedFailuresAreLogged() {
        assertThat(StandardError.capture(
                        gate(PreflightPolicy.FAIL, Code.CENTRAL_DEGRADED, false)::awaitApprovedBrokers))
                .contains("is ready, with warnings, after", "CENTRAL_DEGRADED");
        assertThat(StandardError.capture(gate(PreflightPolicy.WARN, Code.MISSING_RULE, false)::awaitApprovedBrokers))
                .contains("MISSING_RULE")
                .doesNotContain("INFO");
    }

    @Test
    void listenerThatLogsSilencesTheGate() {
        assertThat(StandardError.capture(gate(PreflightPolicy.FAIL, Code.OK, true)::awaitApprovedBrokers))
                .isEmpty();
        assertThat(StandardError.capture(gate(PreflightPolicy.WARN, Code.MISSING_RULE, true)::awaitApprovedBrokers))
                .isEmpty();
    }

    private PreflightGate gate(PreflightPolicy policy, Code code, boolean logged) {
        FixedBrokers known = new FixedBrokers(() -> new KnownBrokers(BROKERS, Source.MSK_API, Instant.EPOCH));
        return new PreflightGate(policy, known, new FixedCheck(code, logged), workers);
    }

    private record FixedCheck(Code code, boolean isLogged) implements PathCheck {

        @Override
        public JudgedBrokers run(Optional<KnownBrokers> known, RunScope scope) {
            return PreflightGateTest.judged(code, BROKERS);
        }
    }
}
