package io.portolan.credentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A request for credentials that may need STS.
 *
 * @param deadline No attempt begins after it, except the first one.
 * @param hops the length of the caller's chain, for messages. A hop can be part of several chains.
 */
record SessionRequest(Instant deadline, int hops) {

    /** How long a caller without a valid session waits. A preflight waits longer, so that it can report the reason. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /** The request of a caller that may wait, for a chain of so many hops. */
    static SessionRequest withRetries(Clock clock, int hops) {
        return new SessionRequest(clock.instant().plus(LONGEST_WAIT), hops);
    }

    /** A request with one attempt for each hop and no waiting. */
    static SessionRequest withoutRetries(Clock clock, int hops) {
        return new SessionRequest(clock.instant(), hops);
    }
}
