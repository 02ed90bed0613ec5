package io.portolan.brokers;

import io.portolan.runtime.Backoff;
import java.time.Duration;

/**
 * When to ask the MSK API again. This is a pure function of what happened and of {@code random}, which is from 0 to below 1. The
 * random delay spreads processes that start together. Ten thousand of them ask less than ten times a second in all.
 */
final class RefreshPlan {

    /** The longest time that an answer is used without asking again. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration EARLIEST_AFTER_START = Duration.ofSeconds(5);
    private static final Duration LATEST_AFTER_START = Duration.ofSeconds(30);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), LONGEST);

    private RefreshPlan() {}

    /** The delay after an answer is 20 to 30 minutes. */
    static Duration afterAnswer(double random) {
        return between(LONGEST.multipliedBy(2).dividedBy(3), LONGEST, random);
    }

    /** The delay after a start with a snapshot is 5 to 30 seconds. So the refresh does not slow down the start. */
    static Duration afterStart(double random) {
        return between(EARLIEST_AFTER_START, LATEST_AFTER_START, random);
    }

    /**
     * The delay after so many failures in a row is random below a ceiling. The ceiling starts at 1 minute and doubles up to 30
     * minutes. The delay is never below 5 seconds.
     */
    static Duration afterFailure(int failures, double random) {
        Duration delay = BACKOFF.delay(failures, random);
        return delay.compareTo(EARLIEST_AFTER_START) < 0 ? EARLIEST_AFTER_START : delay;
    }

    private static Duration between(Duration least, Duration most, double random) {
        return least.plusMillis((long) (random * most.minus(least).toMillis()));
    }
}
