package io.portolan.brokers;

import io.portolan.runtime.Backoff;
import java.time.Duration;

/**
 * So many calls at once, and after that so many per second; callers that come too early are given turns in their order. Knows
 * no clock: times are nanoseconds of the caller's, as {@link System#nanoTime} has them. Thread-safe.
 */
final class TokenBucket {

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

    private final long interval;
    private final long burst;
    private long due;
    private long resumed;
    private int refusals;

    /** A full bucket. */
    TokenBucket(int perSecond, int burst, long now) {
        interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.burst = burst;
        due = now - interval * burst;
        resumed = now;
    }

    /** How long to wait before the next call, whose turn is taken; less than nothing, and no turn, if that is later than wanted. */
    synchronized Duration reserve(long now, Duration longest) {
        long turn = later(due, now - interval * burst) + interval;
        long wait = Math.max(0, turn - now);
        if (wait > longest.toNanos()) {
            return Duration.ofNanos(-1);
        }
        due = turn;
        return Duration.ofNanos(wait);
    }

    /**
     * The other side says that there have been too many calls: what is saved up is lost, and there is no turn for a while, which
     * is chosen by chance below a ceiling that doubles until it {@link #recordAnswer} again. Calls that were refused together count as
     * one.
     */
    synchronized void recordRefusal(long now, double random) {
        if (now - resumed >= 0) {
            resumed = now + PAUSE.delay(++refusals, random).toNanos();
        }
        due = later(due, resumed - interval);
    }

    /** The other side takes calls again. */
    synchronized void recordAnswer() {
        refusals = 0;
    }

    /** Of two times of a clock that may run over. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
