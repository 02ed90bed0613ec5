package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.Backoff;
import java.time.Duration;

/** Why a refresh fails and when to try again. A retry comes soon if STS cannot answer, and late if STS has refused. */
enum RefreshFailure {
    /** STS or the base identity's provider is down, slow or throttling. */
    TEMPORARY {
        @Override
        Duration delay(int failures, Duration timeLeft, double random) {
            return SOON.delay(failures, random);
        }
    },
    /** STS has refused for a reason that a person has to change. */
    PERMANENT {
        // An early retry is of no use, so the jitter covers the upper half only. One retry comes well before the end of
        // a session that is still valid.
        @Override
        Duration delay(int failures, Duration timeLeft, double random) {
            Duration delay = LATE.delay(failures, (1 + random) / 2);
            Duration half = timeLeft.dividedBy(2);
            Duration inTime = half.compareTo(SHORTEST) > 0 ? half : SHORTEST;
            return timeLeft.isNegative() || delay.compareTo(inTime) < 0 ? delay : inTime;
        }
    };

    private static final Backoff SOON = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    private static final Backoff LATE = new Backoff(Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    static RefreshFailure of(Throwable failure) {
        return failure instanceof PortolanException diagnosed
                        && (diagnosed.has(Code.ROLE_NOT_ASSUMABLE) || diagnosed.has(Code.CLOCK_SKEW))
                ? PERMANENT
                : TEMPORARY;
    }

    /**
     * The time to wait before the next attempt.
     *
     * @param failures how many attempts have failed in a row. At least 1.
     * @param timeLeft how long the current session may still be used. Negative if it has expired.
     * @param random from 0 to below 1
     */
    abstract Duration delay(int failures, Duration timeLeft, double random);
}
