package io.portolan.credentials;

import static io.portolan.credentials.TestChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.StandardError;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockWatchTest {

    private final TestClock clock = new TestClock();
    private final ClockWatch watch = new ClockWatch(clock);

    @ParameterizedTest
    @CsvSource({"121, 121 s ahead", "-121, 121 s behind", "7200, 7200 s ahead"})
    void moreThanTwoMinutesOfDriftAreAWarning(long ahead, String seen) {
        watch.answered(clock.instant().minusSeconds(ahead));

        assertThat(watch.finding()).hasValueSatisfying(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CLOCK_DRIFT);
            assertThat(finding.seen()).isEqualTo(seen);
            assertThat(finding.fix()).contains("synchronise");
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "120", "-120"})
    void lessIsLeftAlone(long ahead) {
        String log = StandardError.during(() -> watch.answered(clock.instant().minusSeconds(ahead)));

        assertThat(watch.finding()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void driftAndItsEndAreLoggedOnce() {
        String log = StandardError.during(() -> {
            for (long ahead : new long[] {0, 130, 140, 150, 1, 0}) {
                watch.answered(clock.instant().minusSeconds(ahead));
            }
        });

        assertThat(log)
                .containsOnlyOnce("WARN")
                .contains("130 s ahead")
                .containsOnlyOnce("INFO")
                .contains("agrees");
    }

    @Test
    void answersOfStsThatAreNoErrorsAreWatchedToo() throws Exception {
        clock.set(Instant.now().plus(Duration.ofMinutes(3)));
        Registry registry = new Registry(clock.timing());
        try (StsServer sts = new StsServer(clock);
                CredentialsLease lease = registry.lease(
                        TestChains.identity(BaseIdentity.provider(TestChains.POD), sts.endpoint(), ORDERS))) {
            assertThat(lease.clockDrift()).isEmpty();
            lease.resolveCredentials();

            assertThat(lease.clockDrift().map(Finding::code)).contains(Code.CLOCK_DRIFT);
        }
    }
}
