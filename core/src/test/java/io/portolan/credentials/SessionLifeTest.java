package io.portolan.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When {@link SessionLife} says that a refresh is due. */
class SessionLifeTest {

    private static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest(name = "a session of {0} s, after {2} s, chance {1}: {3}")
    @CsvSource({
        "3600, 0, 0, FRESH",
        "3600, 0, 1799, FRESH",
        "3600, 0, 1800, REFRESH_AHEAD",
        "3600, 0, 3539, REFRESH_AHEAD",
        "3600, 0, 3540, EXPIRED",
        "3600, 0, 9999, EXPIRED",
        "3600, 0.5, 1619, FRESH",
        "3600, 0.5, 1620, REFRESH_AHEAD",
        "3600, 0.999, 1440, FRESH",
        "3600, 0.999, 1441, REFRESH_AHEAD",
        "43200, 0.5, 19439, FRESH",
        "43200, 0, 21600, REFRESH_AHEAD",
        "1800, 0, 900, REFRESH_AHEAD",
        "1200, 0, 299, FRESH",
        "1200, 0, 300, REFRESH_AHEAD",
        "1200, 0.999, 181, REFRESH_AHEAD",
        "1199, 0, 599, FRESH",
        "900, 0, 449, FRESH",
        "900, 0, 839, REFRESH_AHEAD",
        "900, 0, 840, EXPIRED",
        "20, 0, 9, FRESH",
        "20, 0, 10, REFRESH_AHEAD",
        "20, 0, 16, REFRESH_AHEAD",
        "20, 0, 17, EXPIRED",
        "0, 0, 0, EXPIRED",
        "-300, 0, 0, EXPIRED",
        "3600, 0, -300, FRESH",
    })
    void sessionHasItsFreshness(long life, double random, long after, SessionFreshness expected) {
        SessionLife session = SessionLife.of(ISSUED, ISSUED.plusSeconds(life), random);

        assertThat(session.freshnessAt(ISSUED.plusSeconds(after).toEpochMilli()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "a session of 3600 s, refreshed within {0} s, after {1} s: {2}")
    @CsvSource({"60, 59, FRESH", "60, 60, REFRESH_AHEAD", "9999, 1799, FRESH", "9999, 1800, REFRESH_AHEAD"})
    void mayBeRefreshedEarlierNotLater(long latest, long after, SessionFreshness expected) {
        SessionLife session =
                SessionLife.of(ISSUED, ISSUED.plusSeconds(3600), 0).refreshedAtLatest(ISSUED.plusSeconds(latest));

        assertThat(session.freshnessAt(ISSUED.plusSeconds(after).toEpochMilli()))
                .isEqualTo(expected);
    }
}
