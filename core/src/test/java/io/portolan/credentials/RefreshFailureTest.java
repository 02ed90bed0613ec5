package io.portolan.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RefreshFailure} distinguishes temporary failures from refusals. */
class RefreshFailureTest {

    @ParameterizedTest(name = "{0}, failure {1}, {2} s left, chance {3}: after {4} s")
    @CsvSource({
        // Full jitter up to 2 s, 4 s, 8 s … 60 s. The time that is left changes nothing.
        "TEMPORARY, 1, 1200, 0, 0",
        "TEMPORARY, 1, 1200, 0.5, 1",
        "TEMPORARY, 2, 1200, 0.5, 2",
        "TEMPORARY, 6, 1200, 0.5, 30",
        "TEMPORARY, 99, 1200, 0.5, 30",
        "TEMPORARY, 99, -1, 0.5, 30",
        // Jitter over the upper half of 5, 10 and 15 minutes.
        "PERMANENT, 1, 36000, 0, 150",
        "PERMANENT, 1, 36000, 0.5, 225",
        "PERMANENT, 2, 36000, 0.5, 450",
        "PERMANENT, 3, 36000, 0.5, 675",
        "PERMANENT, 99, 36000, 0.5, 675",
        // Well before the end of the session, but not before 30 s.
        "PERMANENT, 3, 600, 0.5, 300",
        "PERMANENT, 3, 61, 0.5, 30",
        "PERMANENT, 3, 10, 0.5, 30",
        "PERMANENT, 3, 0, 0.5, 30",
        // The session is over, so its end sets no limit.
        "PERMANENT, 3, -1, 0.5, 675",
    })
    void tellsWhenToTryAgain(RefreshFailure why, int failures, long left, double random, long expected) {
        assertThat(why.delay(failures, Duration.ofSeconds(left), random).toSeconds())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ROLE_NOT_ASSUMABLE, PERMANENT",
        "CLOCK_SKEW, PERMANENT",
        "STS_UNAVAILABLE, TEMPORARY",
        "BASE_IDENTITY_UNAVAILABLE, TEMPORARY"
    })
    void denialIsPermanentAndOutageTemporary(Code code, RefreshFailure expected) {
        Finding finding = Finding.about(code, "role").build();

        assertThat(RefreshFailure.of(new PortolanException("no", finding))).isEqualTo(expected);
    }

    @Test
    void anUnknownFailureIsForNow() {
        assertThat(RefreshFailure.of(new IllegalStateException("closed"))).isEqualTo(RefreshFailure.TEMPORARY);
    }
}
