package io.portolan.preflight;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When one run must end. Each measured round trip may move it. Thread-safe. */
final class RunDeadline {

    private final PreflightDeadline limits;
    private final long start = System.nanoTime();
    private final AtomicLong roundTripNanos = new AtomicLong();

    /** The run begins now. */
    RunDeadline(PreflightDeadline limits) {
        this.limits = limits;
    }

    /** Takes note of how long an answer took. */
    void measure(Duration answered) {
        roundTripNanos.accumulateAndGet(answered.toNanos(), Math::max);
    }

    /** How long the run may take as far as is known. */
    Duration allowance() {
        return limits.allowance(Duration.ofNanos(roundTripNanos.get()));
    }

    /** The time left, which is not negative. */
    long remainingNanos() {
        return Math.max(0, allowance().toNanos() - (System.nanoTime() - start));
    }
}
