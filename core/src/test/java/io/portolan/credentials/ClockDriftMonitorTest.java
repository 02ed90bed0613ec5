package io.portolan.credentials;

import static io.portolan.credentials.SampleChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.StandardError;
import io.portolan.aws.ClockDriftMonitor;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link io.portolan.aws.ClockDriftMonitor} logs once that the host's clock drifts. */
class ClockDriftMonitorTest {

    private final TestClock clock = new TestClock();
    private final ClockDriftMonitor monitor = new ClockDriftMonitor(clock);

    @ParameterizedTest
    @CsvSource({"121, 121 s ahead", "-121, 121 s behind", "7200, 7200 s ahead"})
    void driftOverTwoMinutesIsAWarning(long ahead, String seen) {
        monitor.recordDate(clock.instant().minusSeconds(ahead));

        assertThat(monitor.finding()).hasValueSatisfying(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CLOCK_DRIFT);
            assertThat(finding.seen()).isEqualTo(seen);
            assertThat(finding.fix()).contains("Synchronise this host's clock");
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "120", "-120"})
    void lessIsLeftAlone(long ahead) {
        String log =
                StandardError.capture(() -> monitor.recordDate(clock.instant().minusSeconds(ahead)));

        assertThat(monitor.finding()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void driftAndItsEndAreLoggedOnce() {
        String log = StandardError.capture(() -> {
            for (long ahead : new long[] {0, 130, 140, 150, 1, 0}) {
                monitor.recordDate(clock.instant().minusSeconds(ahead));
            }
        });

        assertThat(log)
                .containsOnlyOnce("WARN")
                .contains("130 s ahead")
                .containsOnlyOnce("INFO")
                .contains("agrees");
    }

    @Test
    void successfulStsAnswersAreWatchedToo() throws Exception {
        clock.set(Instant.now().plus(Duration.ofMinutes(3)));
        IdentityRegistry registry = new IdentityRegistry(clock.timing());
        try (LoopbackStsServer sts = new LoopbackStsServer(clock);
                CredentialsLease lease = registry.lease(
                        SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), ORDERS))) {
            assertThat(lease.clockDrift()).isEmpty();
            lease.resolveCredentials();

            assertThat(lease.clockDrift().map(Finding::code)).contains(Code.CLOCK_DRIFT);
        }
    }
}
