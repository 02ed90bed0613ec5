package io.portolan.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshFailureTest {

    @ParameterizedTest(name = "{0}, failure {1}, {2} s left, chance {3}: after {4} s")
    @CsvSource({
        // Full jitter, up to 2 s, 4 s, 8 s … 60 s, whatever is left.
        "FOR_NOW, 1, 1200, 0, 0",
        "FOR_NOW, 1, 1200, 0.5, 1",
        "FOR_NOW, 2, 1200, 0.5, 2",
        "FOR_NOW, 6, 1200, 0.5, 30",
        "FOR_NOW, 99, 1200, 0.5, 30",
        "FOR_NOW, 99, -1, 0.5, 30",
        // The upper half of up to 5, 10, 15 minutes.
        "FOR_GOOD, 1, 36000, 0, 150",
        "FOR_GOOD, 1, 36000, 0.5, 225",
        "FOR_GOOD, 2, 36000, 0.5, 450",
        "FOR_GOOD, 3, 36000, 0.5, 675",
        "FOR_GOOD, 99, 36000, 0.5, 675",
        // Well before the end of the session, but never in a hurry.
        "FOR_GOOD, 3, 600, 0.5, 300",
        "FOR_GOOD, 3, 61, 0.5, 30",
        "FOR_GOOD, 3, 10, 0.5, 30",
        "FOR_GOOD, 3, 0, 0.5, 30",
        // It is over: no hurry at all.
        "FOR_GOOD, 3, -1, 0.5, 675",
    })
    void tellsWhenToTryAgain(RefreshFailure why, int failures, long left, double random, long expected) {
        assertThat(why.delay(failures, Duration.ofSeconds(left), random).toSeconds())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ROLE_NOT_ASSUMABLE, FOR_GOOD",
        "CLOCK_SKEW, FOR_GOOD",
        "STS_UNAVAILABLE, FOR_NOW",
        "BASE_IDENTITY_UNAVAILABLE, FOR_NOW"
    })
    void aDenialIsForGoodAnOutageForNow(Code code, RefreshFailure expected) {
        Finding finding = Finding.about(code, "role").build();

        assertThat(RefreshFailure.of(new PortolanException("no", finding))).isEqualTo(expected);
    }

    @Test
    void anUnknownFailureIsForNow() {
        assertThat(RefreshFailure.of(new IllegalStateException("closed"))).isEqualTo(RefreshFailure.TEMPORARY);
    }
}
