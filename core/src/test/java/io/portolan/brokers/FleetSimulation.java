package io.portolan.brokers;

import java.time.Duration;
import java.util.Random;

/**
 * Many processes that start in the same moment. The API answers so many calls per second and throttles the rest. All is simulated
 * event by event, the same each time for one seed. The look-up's own classes decide when each process calls: {@link MskApiRetry},
 * {@link TokenBucket}, {@link RefreshPlan}.
 */
final class FleetSimulation {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private FleetSimulation() {}

    /** Nothing is known at the start. An application asks again 10 s after the API has throttled it, until it knows. */
    static FleetStart simulateColdStart(int processes, int perSecond, long seed) {
        return simulate(processes, perSecond, seed, process -> {
            while (!process.lookUp(LookupTimeouts.CALLER)) {
                process.pause(ASK_AGAIN);
            }
            process.noteServing();
        });
    }

    /** All have started by a snapshot and serve; they ask behind that, until each has had an answer. */
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
