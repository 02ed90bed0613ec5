package io.portolan.brokers;

import java.time.Duration;

/**
 * So many calls at once, and after that so many per second; callers that come too early are given turns in their order. Knows
 * no clock: times are nanoseconds of the caller's, as {@link System#nanoTime} has them. Thread-safe.
 */
final class TokenBucket {

    private final long interval;
    private final long burst;
    private long due;

    /** A full bucket. */
    TokenBucket(int perSecond, int burst, long now) {
        interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.burst = burst;
        due = now - interval * burst;
    }

    /** How long to wait before the next call, whose turn is taken; less than nothing, and no turn, if that is later than wanted. */
    synchronized Duration take(long now, Duration longest) {
        long turn = later(due, now - interval * burst) + interval;
        long wait = Math.max(0, turn - now);
        if (wait > longest.toNanos()) {
            return Duration.ofNanos(-1);
        }
        due = turn;
        return Duration.ofNanos(wait);
    }

    /** Takes what is left: the other side says that there have been too many calls. */
    synchronized void drain(long now) {
        due = later(due, now);
    }

    /** Of two times of a clock that may run over. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
