package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Backoff} doubles its ceiling up to the longest delay. */
class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 0.5, 100", "2, 0.5, 200", "3, 0.5, 400", "4, 0.5, 800", "5, 0.5, 1000", "1000, 0.5, 1000"
    })
    void delayIsBelowADoublingCeiling(int failures, double random, long millis) {
        assertThat(backoff.delay(failures, random)).hasMillis(millis);
    }
}
