package io.portolan.testkit.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One statement of a policy. */
record PolicyStatement(
        boolean allows,
        PolicyPrincipals principals,
        PolicyMatch actions,
        PolicyMatch resources,
        List<PolicyCondition> conditions) {

    /** Its decision. Empty if it is not about the request. */
    Optional<PolicyDecision> decide(PolicyRequest request) {
        if (!isAbout(request)) {
            return Optional.empty();
        }
        Optional<String> unknown = conditions.stream()
                .flatMap(condition -> condition.unknown().stream())
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of(PolicyDecision.explicitDeny(unknown.get()));
        }
        if (!conditions.stream().allMatch(condition -> condition.holds(request))) {
            return Optional.empty();
        }
        return Optional.of(
                allows
                        ? PolicyDecision.allow("A statement allows " + request.action())
                        : PolicyDecision.explicitDeny("A statement denies " + request.action()));
    }

    private boolean isAbout(PolicyRequest request) {
        return principals.matches(request.caller())
                && actions.matches(request.action())
                && resources.matches(request.resource());
    }

    /** The resources that it allows an action for, as they are written. */
    Stream<String> resourcesFor(String action) {
        return allows && actions.matches(action)
                ? resources.patterns().stream().map(WildcardPattern::text)
                : Stream.empty();
    }
}
