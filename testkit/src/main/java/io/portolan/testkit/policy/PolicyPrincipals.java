package io.portolan.testkit.policy;

import java.util.List;
import java.util.Map;

/**
 * Whom a statement is about.
 *
 * @param byType the principals by their type, such as {@code AWS}. If empty, the statement is about the owner of the policy.
 * @param negated whether everybody but the listed is meant, as in {@code NotPrincipal}
 */
record PolicyPrincipals(Map<String, List<String>> byType, boolean negated) {

    /** A policy of a role is about that role. */
    static final PolicyPrincipals OWNER = new PolicyPrincipals(Map.of(), true);

    boolean matches(PolicyCaller caller) {
        return listed(caller) != negated;
    }

    private boolean listed(PolicyCaller caller) {
        return all("AWS").stream()
                        .anyMatch(principal ->
                                principal.equals("*") || caller.isNamed(principal) || caller.isOfAccount(principal))
                || all("Federated").contains(caller.arn());
    }

    /** Whether the caller itself is listed. Within an account that is enough without a policy of its own. */
    boolean name(PolicyCaller caller) {
        return !negated && all("AWS").stream().anyMatch(caller::isNamed);
    }

    private List<String> all(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
