package io.portolan.runtime;

import java.time.Duration;

/**
 * Exponential backoff with full jitter: any time between nothing and a ceiling that doubles with each failure.
 *
 * @param base the ceiling after the first failure
 * @param cap the highest ceiling
 */
public record Backoff(Duration base, Duration cap) {

    private static final int MOST_DOUBLINGS = 30;

    /** The time to wait after this many failures (1 or more); {@code random} is from 0 to below 1. */
    public Duration delay(int failures, double random) {
        long ceiling = base.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis((long) (random * Math.min(ceiling, cap.toMillis())));
    }
}
