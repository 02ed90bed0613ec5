package io.portolan.resilience;

import java.time.Duration;

/** A fault's time, from the schedule's begin, in simulated time; {@code number} as in {@link FaultTarget}. */
record FaultEpisode(EstateFault fault, String cluster, int number, Duration begin, Duration end) {

    @Override
    public String toString() {
        return begin.toSeconds() + " to " + end.toSeconds() + " s: " + fault + " (" + cluster + " " + number + ")";
    }
}
