package io.portolan.brokers;

import java.time.Duration;

/**
 * How long a look-up may take.
 *
 * @param retries how long after its start a failed call may be repeated
 * @param turn the longest wait for a turn within the budget of calls
 */
record LookupTimeouts(Duration retries, Duration turn) {

    /** For a caller who has nothing else. A preflight takes longer, so it can report why the look-up failed. */
    static final LookupTimeouts CALLER = new LookupTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** For a caller who has something older. */
    static final LookupTimeouts BRIEF = new LookupTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));

    /** One attempt. {@link RefreshPlan} plans the next one. */
    static final LookupTimeouts BACKGROUND = new LookupTimeouts(Duration.ZERO, Duration.ofSeconds(5));
}
