package io.portolan.brokers;

import io.portolan.runtime.Backoff;
import java.time.Duration;

/**
 * Allows some calls at once and after that so many per second. Callers that come too early get turns in their order. It has no
 * clock of its own. Times are nanoseconds of the caller's clock, like those of {@link System#nanoTime}. Thread-safe.
 */
final class TokenBucket {

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2));

    private final long interval;
    private final long burst;
    private long lastTurn;
    private long pauseEnd;
    private int refusals;

    /** A full bucket. */
    TokenBucket(int perSecond, int burst, long now) {
        interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.burst = burst;
        lastTurn = now - interval * burst;
        pauseEnd = now;
    }

    /**
     * Takes the next turn and returns how long to wait for it. If that is more than {@code longestWait}, it takes no turn and the
     * result is negative.
     */
    synchronized Duration reserve(long now, Duration longestWait) {
        long turn = later(lastTurn, now - interval * burst) + interval;
        long wait = Math.max(0, turn - now);
        if (wait > longestWait.toNanos()) {
            return Duration.ofNanos(-1);
        }
        lastTurn = turn;
        return Duration.ofNanos(wait);
    }

    /**
     * Notes that the other side refuses calls because there have been too many. All saved turns are lost. The next turn comes after
     * a random pause. Its ceiling doubles until {@link #recordAnswer}. Calls that were refused during one pause count as one.
     */
    synchronized void recordRefusal(long now, double random) {
        if (now - pauseEnd >= 0) {
            pauseEnd = now + PAUSE.delay(++refusals, random).toNanos();
        }
        lastTurn = later(lastTurn, pauseEnd - interval);
    }

    /** Notes that the other side takes calls again. */
    synchronized void recordAnswer() {
        refusals = 0;
    }

    /** The later one of two times of a clock that may overflow. */
    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
