package io.portolan.preflight;

import java.time.Duration;

/**
 * How long a whole preflight may take. A distant cluster needs many round trips, so the longest one that was measured may
 * extend it. Immutable and thread-safe.
 *
 * <p>{@code PreflightDeadline.growing()} or {@code PreflightDeadline.fixed(Duration.ofSeconds(5))}.
 *
 * @param shortest the deadline before a round trip was measured
 * @param longest the limit of what round trips add
 */
public record PreflightDeadline(Duration shortest, Duration longest) {

    /** A preflight makes up to so many round trips after the first look-up of names. Some are repeated if packets get lost. */
    private static final int ROUND_TRIPS = 20;

    /** 10 s and 20 times the longest round trip. Never more than 30 s. */
    public static PreflightDeadline growing() {
        return new PreflightDeadline(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** A deadline that does not grow. */
    public static PreflightDeadline fixed(Duration deadline) {
        return new PreflightDeadline(deadline, deadline);
    }

    /** The deadline if this was the longest round trip. */
    Duration allowance(Duration roundTrip) {
        Duration extended = shortest.plus(roundTrip.multipliedBy(ROUND_TRIPS));
        return extended.compareTo(longest) < 0 ? extended : longest;
    }
}
