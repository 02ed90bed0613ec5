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

    private static final Duration FIRST_RESTART = Duration.ofSeconds(10);
    private static final Duration LONGEST_RESTART = Duration.ofMinutes(5);

    private final SimulatedApi api;
    private final Random random;

    private Fleet(int perSecond, long seed) {
        api = new SimulatedApi(perSecond);
        random = new Random(seed);
    }

    /** Nothing is known at the start; who gives up is started again as Kubernetes does it, after 10 s, 20 s … 5 min. */
    public static FleetStart cold(int instances, int perSecond, long seed) {
        Fleet fleet = new Fleet(perSecond, seed);
        for (int instance = 0; instance < instances; instance++) {
            fleet.start(FIRST_RESTART);
        }
        return fleet.api.run();
    }

    /** All have started by a snapshot and serve; they ask behind that, until each has had an answer. */
    public static FleetStart behind(int instances, int perSecond, long seed) {
        Fleet fleet = new Fleet(perSecond, seed);
        for (int instance = 0; instance < instances; instance++) {
            fleet.refresh(0, RefreshPlan.behindStart(fleet.random.nextDouble()));
        }
        return fleet.api.run();
    }

    private void start(Duration restart) {
        Duration doubled = restart.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_RESTART) < 0 ? doubled : LONGEST_RESTART;
        ask(Patience.CALLER, () -> api.after(restart, () -> start(next)));
    }

    private void refresh(int failures, Duration delay) {
        api.after(
                delay,
                () -> ask(
                        Patience.BEHIND,
                        () -> refresh(failures + 1, RefreshPlan.afterFailure(failures + 1, random.nextDouble()))));
    }

    private void ask(Patience patience, Runnable inVain) {
        new SimulatedAsk(api, patience, random.nextLong(), inVain).goOn();
    }
}
