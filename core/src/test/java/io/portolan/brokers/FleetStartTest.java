package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Processes that start in the same moment do not drown the MSK API. {@link MskApiRetry}, {@link TokenBucket} and
 * {@link RefreshPlan} achieve that together. The API answers ten calls a second. The simulation is the same each time.
 *
 * <p>{@code -Dportolan.fleet.processes=10000} simulates a larger fleet and takes a minute.
 */
class FleetStartTest {

    private static final int PROCESSES = Integer.getInteger("portolan.fleet.processes", 2_000);
    private static final int PER_SECOND = 10;
    private static final long SEED = 20_261_122;

    /** The shortest time in which an API with this limit can answer all processes. */
    private static final Duration LIMIT = Duration.ofSeconds(PROCESSES / PER_SECOND);

    /** The longest pause of a process after the API has throttled it. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    @Test
    void coldFleetStartsNearTheLimit() {
        FleetStart start = FleetSimulation.simulateColdStart(PROCESSES, PER_SECOND, SEED);

        report("cold", start);
        assertThat(start.serving()).isBetween(LIMIT, LIMIT.plus(PAUSE));
    }

    @Test
    void fleetWithSnapshotsServesAtOnce() {
        FleetStart start = FleetSimulation.simulateSnapshotStart(PROCESSES, PER_SECOND, SEED);

        report("with snapshots", start);
        assertThat(start.serving()).isZero();
    }

    private static void report(String what, FleetStart start) {
        System.out.printf(
                Locale.ROOT,
                "%,d processes at once, %s: last one serves after %.1f s, is answered after %.1f s; %.2f calls per process;"
                        + " at most %d calls a second after the first minute%n",
                PROCESSES,
                what,
                start.serving().toMillis() / 1e3,
                start.answered().toMillis() / 1e3,
                (double) start.calls() / PROCESSES,
                start.busiest());
    }
}
