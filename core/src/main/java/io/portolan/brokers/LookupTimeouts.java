package io.portolan.brokers;

import java.time.Duration;

/**
 * How long a look-up goes on.
 *
 * @param retries from its start, the time within which a call that failed for a while is made again
 * @param turn the longest wait for a turn within the budget of calls
 */
record LookupTimeouts(Duration retries, Duration turn) {

    /** For a caller who has nothing else; less than a preflight, which is to say why it waited in vain. */
    static final LookupTimeouts CALLER = new LookupTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** For a caller who has something older. */
    static final LookupTimeouts BRIEF = new LookupTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));

    /** One attempt; the plan of refreshes sees to the next. */
    static final LookupTimeouts BACKGROUND = new LookupTimeouts(Duration.ZERO, Duration.ofSeconds(5));
}
