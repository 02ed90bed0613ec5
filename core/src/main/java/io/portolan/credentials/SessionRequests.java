package io.portolan.credentials;

import io.portolan.runtime.TimeSource;
import java.time.Duration;

/**
 * Makes requests that begin now.
 *
 * @param time measures their time
 * @param longestWait how long each of them waits
 */
record SessionRequests(TimeSource time, Duration longestWait) {

    /** A preflight waits longer than this, so that it can report the reason. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /** The request of a caller that may wait, for a chain of so many hops. */
    SessionRequest withRetries(int hops) {
        return begin(true, hops);
    }

    /** A request with one attempt for each hop. */
    SessionRequest withoutRetries(int hops) {
        return begin(false, hops);
    }

    private SessionRequest begin(boolean retries, int hops) {
        return new SessionRequest(time, time.nanos().getAsLong() + longestWait.toNanos(), retries, hops);
    }
}
