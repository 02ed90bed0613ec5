package io.portolan.testkit.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The faults of AWS's services as switches. A change concerns the calls that arrive after it. Several endpoints may
 * share one instance or have one each. Thread-safe.
 */
public final class AwsFaults {

    private final Map<AwsService, Raised> raised = new ConcurrentHashMap<>();
    private final Map<AwsService, Duration> delays = new ConcurrentHashMap<>();
    private final Set<Denial> denials = ConcurrentHashMap.newKeySet();
    private volatile Duration distance = Duration.ZERO;

    /** All calls of the service meet the fault until it is cleared or replaced. */
    public void raise(AwsService service, AwsFault fault) {
        raise(service, fault, Integer.MAX_VALUE);
    }

    /**
     * The next calls of the service meet the fault. Later calls are answered.
     *
     * @param calls the number of calls that meet it. At least 1.
     */
    public void raise(AwsService service, AwsFault fault, int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("A fault cannot last for " + calls + " calls. Use clear to end a fault");
        }
        raised.put(service, new Raised(fault, calls));
    }

    /** Delays each answer of the service. A refusal is an answer too. Zero ends the delay. */
    public void slow(AwsService service, Duration delay) {
        delays.put(service, delay);
    }

    /**
     * Puts all services at a distance. The TCP handshake takes one round trip and the TLS handshake one more. Each answer takes
     * one too, and {@link #slow} adds to it. Open connections stay open. Zero ends the distance.
     */
    public void distance(Duration roundTrip) {
        distance = roundTrip;
    }

    /** The round trip to the services. */
    public Duration distance() {
        return distance;
    }

    /**
     * Denies an operation for a role as a policy would.
     *
     * @param operation such as {@code sts:AssumeRole} or {@code kafka:GetBootstrapBrokers}
     * @param roleArn for {@code AssumeRole} the role that nobody may assume. For other operations it is the role whose sessions
     *     may not call them.
     */
    public void deny(String operation, String roleArn) {
        denials.add(new Denial(operation, roleArn));
    }

    /**
     * Denies an operation for all callers of an account, roles and users.
     *
     * @param operation such as {@code route53resolver:ListResolverRules}
     * @param account twelve digits
     */
    public void denyAccount(String operation, String account) {
        denials.add(new Denial(operation, account));
    }

    /** Ends the fault and the delay of one service. Denials and the distance stay. */
    public void clear(AwsService service) {
        raised.remove(service);
        delays.remove(service);
    }

    /** Ends all faults, delays, denials and the distance. */
    public void clear() {
        raised.clear();
        delays.clear();
        denials.clear();
        distance = Duration.ZERO;
    }

    /** The fault that a newly arrived call meets. It counts the call. */
    Optional<AwsFault> takeFault(AwsService service) {
        Raised[] taken = new Raised[1];
        raised.computeIfPresent(service, (any, now) -> {
            taken[0] = now;
            return now.afterOne();
        });
        return Optional.ofNullable(taken[0]).map(Raised::fault);
    }

    Duration delay(AwsService service) {
        return delays.getOrDefault(service, Duration.ZERO).plus(distance);
    }

    boolean denies(String operation, @Nullable String roleArn) {
        return roleArn != null && denials.contains(new Denial(operation, roleArn));
    }

    boolean deniesAccount(String operation, String account) {
        return denials.contains(new Denial(operation, account));
    }

    /** The principal is the ARN of a role or an account. */
    private record Denial(String operation, String principal) {}

    private record Raised(AwsFault fault, int left) {
        @Nullable
        Raised afterOne() {
            return left > 1 ? new Raised(fault, left == Integer.MAX_VALUE ? left : left - 1) : null;
        }
    }
}
