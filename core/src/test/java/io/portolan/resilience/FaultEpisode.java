package io.portolan.resilience;

import java.time.Duration;

/**
 * When a fault strikes. The times are simulated and counted from the start of the schedule. The {@code number} is that of
 * {@link FaultTarget}.
 */
record FaultEpisode(EstateFault fault, String cluster, int number, Duration begin, Duration end) {

    @Override
    public String toString() {
        return begin.toSeconds() + " to " + end.toSeconds() + " s: " + fault + " (" + cluster + " " + number + ")";
    }
}
