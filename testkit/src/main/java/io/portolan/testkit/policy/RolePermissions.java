package io.portolan.testkit.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a role may do. Immutable and thread-safe.
 *
 * @param policies its inline and managed policies
 * @param boundary its permissions boundary. What the boundary does not allow, no policy can allow.
 */
public record RolePermissions(List<PolicyDocument> policies, Optional<PolicyDocument> boundary) {

    /** Copies the list. */
    public RolePermissions {
        policies = List.copyOf(policies);
    }

    /** What policies and boundary say to a request. */
    public PolicyDecision decide(PolicyRequest request) {
        PolicyDecision identity = PolicyDecision.union(policies.stream().map(policy -> policy.decide(request)));
        PolicyDecision limit = boundary.map(policy -> policy.decide(request)).orElse(identity);
        if (identity.effect() == PolicyDecision.Effect.EXPLICIT_DENY || limit.allowed()) {
            return identity;
        }
        return boundary.isEmpty()
                ? identity
                : new PolicyDecision(limit.effect(), "The permissions boundary does not allow it: " + limit.reason());
    }

    /** The resources that some statement allows an action for, as they are written. */
    public Stream<String> resourcesFor(String action) {
        return policies.stream().flatMap(policy -> policy.resourcesFor(action));
    }
}
