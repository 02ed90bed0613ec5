package io.portolan.testkit.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Switches that make the services of an endpoint misbehave. Thread-safe; a change acts on calls that arrive after it.
 * One instance may serve several endpoints (regions), or each its own.
 */
public final class AwsFaults {

    private final Map<AwsService, Raised> raised = new ConcurrentHashMap<>();
    private final Map<AwsService, Duration> delays = new ConcurrentHashMap<>();
    private final Set<Denial> denials = ConcurrentHashMap.newKeySet();
    private volatile Duration distance = Duration.ZERO;

    /** All calls of the service meet the fault, until it is cleared or replaced. */
    public void raise(AwsService service, AwsFault fault) {
        raise(service, fault, Integer.MAX_VALUE);
    }

    /** The next calls of the service, so many in number (at least one), meet the fault; later ones are answered. */
    public void raise(AwsService service, AwsFault fault, int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("a fault of " + calls + " calls; to end one, clear it");
        }
        raised.put(service, new Raised(fault, calls));
    }

    /** Each answer of the service, also a refusal, waits that long. Zero ends it. */
    public void slow(AwsService service, Duration delay) {
        delays.put(service, delay);
    }

    /**
     * Puts all services that far away: TCP's handshake takes a round trip, TLS 1.3's one more, and each answer one besides what
     * the service is slow. Connections that are open stay open. Zero ends it.
     */
    public void distance(Duration roundTrip) {
        distance = roundTrip;
    }

    /** The round trip to the services. */
    public Duration distance() {
        return distance;
    }

    /**
     * Denies an operation for a role, as a policy would.
     *
     * @param operation such as {@code sts:AssumeRole} or {@code kafka:GetBootstrapBrokers}
     * @param roleArn for AssumeRole the role that nobody may assume now; else the role whose sessions may not call
     */
    public void deny(String operation, String roleArn) {
        denials.add(new Denial(operation, roleArn));
    }

    /** Ends the fault and the delay of one service; denials and the distance stay. */
    public void clear(AwsService service) {
        raised.remove(service);
        delays.remove(service);
    }

    /** Ends all faults, delays and denials, and the distance. */
    public void clear() {
        raised.clear();
        delays.clear();
        denials.clear();
        distance = Duration.ZERO;
    }

    /** The fault that the call which just arrived meets; counts it. */
    Optional<AwsFault> takeFault(AwsService service) {
        Raised[] met = new Raised[1];
        raised.computeIfPresent(service, (any, now) -> {
            met[0] = now;
            return now.afterOne();
        });
        return Optional.ofNullable(met[0]).map(Raised::fault);
    }

    Duration delay(AwsService service) {
        return delays.getOrDefault(service, Duration.ZERO).plus(distance);
    }

    boolean denies(String operation, @Nullable String roleArn) {
        return roleArn != null && denials.contains(new Denial(operation, roleArn));
    }

    private record Denial(String operation, String roleArn) {}

    private record Raised(AwsFault fault, int left) {
        @Nullable
        Raised afterOne() {
            return left > 1 ? new Raised(fault, left == Integer.MAX_VALUE ? left : left - 1) : null;
        }
    }
}
