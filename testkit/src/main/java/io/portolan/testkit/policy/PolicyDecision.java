package io.portolan.testkit.policy;

import java.util.stream.Stream;

/**
 * What policies say to a request. Immutable and thread-safe.
 *
 * @param effect the decision
 * @param reason why, in one sentence. It names a condition that the testkit cannot evaluate.
 */
public record PolicyDecision(Effect effect, String reason) {

    /** The kinds of decision, as {@code SimulatePrincipalPolicy} tells them apart. */
    public enum Effect {
        /** A statement allows it and none denies it. */
        ALLOWED("allowed"),
        /** A statement denies it. */
        EXPLICIT_DENY("explicitDeny"),
        /** No statement allows it. */
        IMPLICIT_DENY("implicitDeny");

        private final String text;

        Effect(String text) {
            this.text = text;
        }

        /** As IAM spells it. */
        public String text() {
            return text;
        }
    }

    static PolicyDecision allow(String reason) {
        return new PolicyDecision(Effect.ALLOWED, reason);
    }

    static PolicyDecision explicitDeny(String reason) {
        return new PolicyDecision(Effect.EXPLICIT_DENY, reason);
    }

    static PolicyDecision implicitDeny(String reason) {
        return new PolicyDecision(Effect.IMPLICIT_DENY, reason);
    }

    /** Whether the request may go on. */
    public boolean allowed() {
        return effect == Effect.ALLOWED;
    }

    /** The decision of several policies together. A denial wins over what others allow. */
    static PolicyDecision union(Stream<PolicyDecision> decisions) {
        PolicyDecision best = implicitDeny("There is no policy");
        for (PolicyDecision decision : (Iterable<PolicyDecision>) decisions::iterator) {
            if (decision.effect == Effect.EXPLICIT_DENY) {
                return decision;
            }
            best = best.allowed() ? best : decision;
        }
        return best;
    }
}
