package io.portolan.brokers;

import io.portolan.benchmarks.FleetStart;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/**
 * Many processes that start in the same moment, against an API that answers so many calls per second and throttles the rest:
 * simulated event by event, the same each time for one seed. When each of them calls is worked out by the look-up's own classes
 * ({@link MskApiRetry}, {@link TokenBucket}, {@link RefreshPlan}), which is why this is in their package.
 */
@NullMarked
public final class FleetSimulation {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private FleetSimulation() {}

    /** Nothing is known at the start; an application that is told that the API throttles asks again 10 s later, until it knows. */
    public static FleetStart simulateColdStart(int instances, int perSecond, long seed) {
        return simulate(instances, perSecond, seed, process -> {
            while (!process.lookUp(LookupTimeouts.CALLER)) {
                process.pause(ASK_AGAIN);
            }
            process.noteServing();
        });
    }

    /** All have started by a snapshot and serve; they ask behind that, until each has had an answer. */
    public static FleetStart simulateSnapshotStart(int instances, int perSecond, long seed) {
        return simulate(instances, perSecond, seed, process -> {
            process.noteServing();
            process.pause(RefreshPlan.afterStart(process.random()));
            for (int failures = 1; !process.lookUp(LookupTimeouts.BACKGROUND); failures++) {
                process.pause(RefreshPlan.afterFailure(failures, process.random()));
            }
        });
    }

    private static FleetStart simulate(int instances, int perSecond, long seed, SimulatedProcess.Program program) {
        SimulatedApi api = new SimulatedApi(perSecond);
        Random seeds = new Random(seed);
        for (int instance = 0; instance < instances; instance++) {
            new SimulatedProcess(api, program, seeds.nextLong()).resume();
        }
        return api.run();
    }
}
