package io.portolan.brokers;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/**
 * Many processes that start in the same moment, against an API that answers so many calls per second and throttles the rest:
 * simulated event by event, the same each time for one seed. When each of them calls is worked out by the look-up's own classes
 * ({@link Attempts}, {@link TokenBucket}, {@link RefreshPlan}), which is why this is in their package.
 */
@NullMarked
public final class Fleet {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private Fleet() {}

    /** Nothing is known at the start; an application that is told that the API throttles asks again 10 s later, until it knows. */
    public static FleetStart cold(int instances, int perSecond, long seed) {
        return run(instances, perSecond, seed, process -> {
            while (!process.ask(Patience.CALLER)) {
                process.pause(ASK_AGAIN);
            }
            process.serves();
        });
    }

    /** All have started by a snapshot and serve; they ask behind that, until each has had an answer. */
    public static FleetStart behind(int instances, int perSecond, long seed) {
        return run(instances, perSecond, seed, process -> {
            process.serves();
            process.pause(RefreshPlan.behindStart(process.random()));
            for (int failures = 1; !process.ask(Patience.BEHIND); failures++) {
                process.pause(RefreshPlan.afterFailure(failures, process.random()));
            }
        });
    }

    private static FleetStart run(int instances, int perSecond, long seed, SimulatedProcess.Program program) {
        SimulatedApi api = new SimulatedApi(perSecond);
        Random seeds = new Random(seed);
        for (int instance = 0; instance < instances; instance++) {
            new SimulatedProcess(api, program, seeds.nextLong()).goOn();
        }
        return api.run();
    }
}
