package io.portolan.brokers;

import java.time.Duration;
import java.util.Random;

/**
 * Many processes start in the same moment. The API answers so many calls per second and throttles the rest. The classes
 * {@link MskApiRetry}, {@link TokenBucket} and {@link RefreshPlan} decide when each process calls. The simulation goes from event to
 * event and is the same each time for one seed.
 */
final class FleetSimulation {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private FleetSimulation() {}

    /** Nothing is known at the start. An application asks again 10 s after the API has throttled it until it has an answer. */
    static FleetStart simulateColdStart(int processes, int perSecond, long seed) {
        return simulate(processes, perSecond, seed, process -> {
            while (!process.lookUp(LookupTimeouts.CALLER)) {
                process.pause(ASK_AGAIN);
            }
            process.noteServing();
        });
    }

    /** All processes start with a snapshot and serve. In the background each asks until it has an answer. */
    static FleetStart simulateSnapshotStart(int processes, int perSecond, long seed) {
        return simulate(processes, perSecond, seed, process -> {
            process.noteServing();
            process.pause(RefreshPlan.afterStart(process.random()));
            for (int failures = 1; !process.lookUp(LookupTimeouts.BACKGROUND); failures++) {
                process.pause(RefreshPlan.afterFailure(failures, process.random()));
            }
        });
    }

    private static FleetStart simulate(int processes, int perSecond, long seed, SimulatedProcess.Program program) {
        SimulatedApi api = new SimulatedApi(perSecond);
        Random seeds = new Random(seed);
        for (int process = 0; process < processes; process++) {
            new SimulatedProcess(api, program, seeds.nextLong()).resume();
        }
        return api.run();
    }
}
