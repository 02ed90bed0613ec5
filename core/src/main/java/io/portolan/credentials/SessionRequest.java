package io.portolan.credentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A request for credentials that may need STS.
 *
 * @param deadline no attempt begins after it, except the first
 * @param hops the length of the asker's chain, for messages: a hop can be part of several chains
 */
record SessionRequest(Instant deadline, int hops) {

    /** How long a caller waits that has no valid session. A preflight waits longer, so that it can say why. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /** What a caller without a session asks of a chain of so many hops. */
    static SessionRequest withRetries(Clock clock, int hops) {
        return new SessionRequest(clock.instant().plus(LONGEST_WAIT), hops);
    }

    /** One attempt for each hop, no waiting. */
    static SessionRequest withoutRetries(Clock clock, int hops) {
        return new SessionRequest(clock.instant(), hops);
    }
}
