package io.portolan.preflight;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** When one run must end. Each measured round trip may move it. Thread-safe. */
final class RunDeadline {

    private final PreflightDeadline limits;
    private final long start = System.nanoTime();
    private final AtomicReference<Duration> roundTrip = new AtomicReference<>(Duration.ZERO);

    /** The run begins now. */
    RunDeadline(PreflightDeadline limits) {
        this.limits = limits;
    }

    /** Takes note of how long an answer took. */
    void measure(Duration answered) {
        roundTrip.accumulateAndGet(answered, (longest, one) -> longest.compareTo(one) < 0 ? one : longest);
    }

    /** How long the run may take as far as is known. */
    Duration allowance() {
        return limits.allowance(roundTrip.get());
    }

    /** The time left, which is not negative. */
    long remainingNanos() {
        return Math.max(0, allowance().toNanos() - (System.nanoTime() - start));
    }
}
