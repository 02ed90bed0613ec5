package io.portolan.testkit.estate;

import io.portolan.testkit.policy.PolicyDecision;
import io.portolan.testkit.policy.PolicyDecision.Effect;
import io.portolan.testkit.policy.PolicyDocument;
import io.portolan.testkit.policy.PolicyRequest;
import java.util.Optional;

/**
 * Decides who may assume roles. The role must trust the caller, and the policies of the caller must allow it. Thread-safe.
 *
 * @param plane the model that has the roles
 */
public record RoleTrust(ControlPlane plane) {

    /**
     * Decides about {@code sts:AssumeRole}, or about {@code sts:TagSession} if the call has tags.
     *
     * @param request its resource is the ARN of the role that is to be assumed
     */
    public PolicyDecision decide(PolicyRequest request) {
        Optional<EstateRole> role = plane.roles().find(request.resource());
        if (role.isEmpty()) {
            return new PolicyDecision(Effect.IMPLICIT_DENY, "There is no role " + request.resource());
        }
        PolicyDocument trust = plane.document(role.get().trust());
        PolicyDecision trusted = trust.decide(request);
        if (!trusted.allowed()) {
            return new PolicyDecision(trusted.effect(), "The trust policy says: " + trusted.reason());
        }
        PolicyDecision own = Optional.ofNullable(request.caller().roleArn())
                .flatMap(plane::permissions)
                .map(permissions -> permissions.decide(request))
                .orElse(trusted);
        return own.effect() == Effect.IMPLICIT_DENY && isEnough(trust, role.get(), request) ? trusted : own;
    }

    /** Within an account it is enough that the trust names the caller itself. */
    private static boolean isEnough(PolicyDocument trust, EstateRole role, PolicyRequest request) {
        return role.account().equals(request.caller().account()) && trust.allowsByName(request);
    }
}
