package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RefreshPlan} gives times within its bounds. */
class RefreshPlanTest {

    @ParameterizedTest
    @CsvSource({"0, PT20M", "0.5, PT25M", "0.999999999, PT29M59.999S"})
    void answerIsRefreshedWithinHalfAnHour(double random, Duration delay) {
        assertThat(RefreshPlan.afterAnswer(random)).isEqualTo(delay);
    }

    @ParameterizedTest
    @CsvSource({"0, PT5S", "0.5, PT17.5S", "0.999999999, PT29.999S"})
    void snapshotStartIsNotDisturbed(double random, Duration delay) {
        assertThat(RefreshPlan.afterStart(random)).isEqualTo(delay);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0,    PT5S",
        "1, 0.5,  PT30S",
        "2, 0.5,  PT1M",
        "5, 0.5,  PT8M",
        "6, 0.5,  PT15M",
        "99, 0.5, PT15M",
        "99, 0,   PT5S",
    })
    void failuresSpreadTheNextOnesEverWider(int failures, double random, Duration delay) {
        assertThat(RefreshPlan.afterFailure(failures, random)).isEqualTo(delay);
    }
}
