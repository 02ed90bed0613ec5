package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@link RunDeadline} and {@link PreflightDeadline} follow what was measured. */
class RunDeadlineTest {

    @ParameterizedTest
    @CsvSource({"0, 10000", "1, 10020", "61, 11220", "600, 22000", "1000, 30000", "5000, 30000"})
    void defaultGrowsWithTheRoundTrip(long roundTripMillis, long allowedMillis) {
        assertThat(PreflightDeadline.growing().allowance(Duration.ofMillis(roundTripMillis)))
                .hasMillis(allowedMillis);
    }

    @Test
    void chosenDeadlineDoesNotGrow() {
        assertThat(PreflightDeadline.fixed(Duration.ofSeconds(3)).allowance(Duration.ofSeconds(1)))
                .hasSeconds(3);
    }

    @Test
    void longestRoundTripCounts() {
        RunDeadline deadline = new RunDeadline(PreflightDeadline.growing());
        deadline.measure(Duration.ofMillis(600));
        deadline.measure(Duration.ofMillis(2));

        assertThat(deadline.allowance()).hasSeconds(22);
        assertThat(deadline.remainingNanos()).isPositive().isLessThanOrEqualTo(22_000_000_000L);
    }
}
