package io.portolan.credentials;

import io.portolan.runtime.TimeSource;
import java.time.Duration;

/**
 * A request for credentials that may need the provider of a base identity and STS.
 *
 * @param time measures the time that is left
 * @param deadline when the caller stops waiting, in the nanoseconds of {@code time}. No clock that is set changes it.
 * @param retries whether a call that failed may be repeated until then
 * @param hops the length of the caller's chain, for messages. A hop can be part of several chains.
 */
record SessionRequest(TimeSource time, long deadline, boolean retries, int hops) {

    /** A call that begins shortly before the deadline gets this time. Otherwise it could never succeed. */
    private static final Duration SHORTEST_CALL = Duration.ofMillis(300);

    /** How long the caller still waits. */
    Duration timeLeft() {
        return Duration.ofNanos(deadline - time.nanos().getAsLong());
    }

    /** How long one call may take. */
    Duration callLimit() {
        Duration left = timeLeft();
        return left.compareTo(SHORTEST_CALL) > 0 ? left : SHORTEST_CALL;
    }

    /** Whether a failed call may be repeated after this delay. */
    boolean allowsRetryAfter(Duration delay) {
        return retries && delay.compareTo(timeLeft()) <= 0;
    }
}
