package io.portolan.brokers;

import io.portolan.runtime.Backoff;
import java.time.Duration;

/**
 * When to ask the MSK API again, as a function of what happened and of chance ({@code random} is from 0 to below 1). So many
 * processes that start together do not stay together, and ten thousand of them ask less than ten times a second in all.
 */
final class RefreshPlan {

    /** The longest that an answer is used without asking again. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration EARLIEST_AFTER_START = Duration.ofSeconds(5);
    private static final Duration LATEST_AFTER_START = Duration.ofSeconds(30);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), LONGEST);

    private RefreshPlan() {}

    /** After an answer: 20 to 30 minutes. */
    static Duration afterAnswer(double random) {
        return between(LONGEST.multipliedBy(2).dividedBy(3), LONGEST, random);
    }

    /** After a start with what an earlier process knew: 5 to 30 seconds, which leaves the start-up alone. */
    static Duration afterStart(double random) {
        return between(EARLIEST_AFTER_START, LATEST_AFTER_START, random);
    }

    /** After so many failures in a row: full jitter below 1 minute, 2, 4 … 30, and never less than behind a start. */
    static Duration afterFailure(int failures, double random) {
        Duration delay = BACKOFF.delay(failures, random);
        return delay.compareTo(EARLIEST_AFTER_START) < 0 ? EARLIEST_AFTER_START : delay;
    }

    private static Duration between(Duration least, Duration most, double random) {
        return least.plusMillis((long) (random * most.minus(least).toMillis()));
    }
}
