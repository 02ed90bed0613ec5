package io.portolan.brokers;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/** An API with a limit and the clock of its callers. It runs events by their time and then in the order of scheduling. */
final class SimulatedApi {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long FIRST_MINUTE = 60;

    private final TokenBucket limit;
    private final Queue<Event> events = new PriorityQueue<>();
    private final Map<Long, Long> callsBySecond = new HashMap<>();
    private long now;
    private long scheduled;
    private long lastServing;
    private long lastAnswer;

    SimulatedApi(int perSecond) {
        limit = new TokenBucket(perSecond, perSecond, 0);
    }

    /** Nanoseconds since the start. */
    long now() {
        return now;
    }

    void schedule(Duration delay, Runnable work) {
        events.add(new Event(now + delay.toNanos(), scheduled++, work));
    }

    /** Whether the call is answered. Otherwise it is throttled and does not count for the limit. */
    boolean call() {
        callsBySecond.merge(now / SECOND, 1L, Long::sum);
        boolean answered = !limit.reserve(now, Duration.ZERO).isNegative();
        if (answered) {
            lastAnswer = now;
        }
        return answered;
    }

    /** Notes that a process has brokers to connect to. */
    void noteServing() {
        lastServing = now;
    }

    /** Runs until no event is left. */
    FleetStart run() {
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.at;
            event.work.run();
        }
        return new FleetStart(
                Duration.ofNanos(lastServing),
                Duration.ofNanos(lastAnswer),
                callsBySecond.values().stream().mapToLong(Long::longValue).sum(),
                callsBySecond.entrySet().stream()
                        .filter(second -> second.getKey() >= FIRST_MINUTE)
                        .mapToLong(Map.Entry::getValue)
                        .max()
                        .orElse(0));
    }

    private record Event(long at, long number, Runnable work) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }
}
