package io.portolan.runtime;

import java.time.Duration;

/**
 * Exponential backoff with full jitter. A delay is any time between zero and a ceiling. The ceiling doubles with each
 * failure.
 *
 * @param base the ceiling after the first failure
 * @param cap the highest ceiling
 */
public record Backoff(Duration base, Duration cap) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The time to wait before the next attempt.
     *
     * @param failures how many attempts have failed in a row. At least 1.
     * @param random from 0 to below 1
     */
    public Duration delay(int failures, double random) {
        long ceiling = base.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis((long) (random * Math.min(ceiling, cap.toMillis())));
    }
}
