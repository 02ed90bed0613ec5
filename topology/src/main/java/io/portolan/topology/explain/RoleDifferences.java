package io.portolan.topology.explain;

import io.portolan.topology.explain.PolicyDocument.Decision;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.view.FoundRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What differs between a planned role and the one that exists. What its policies allow is planned by itself. */
record RoleDifferences(PlanIndex plan, PathTrail trail) {

    List<Evidence> find(PlannedRole planned, FoundRole found) {
        List<Evidence> differences = new ArrayList<>();
        PolicyDocument trust = PolicyDocument.parse(found.trust());
        for (PlannedRole.Trust wanted : planned.trust()) {
            for (String principal : wanted.principals()) {
                if (!isStandIn(principal, planned) || !isNarrowed(trust)) {
                    denied(trust, planned.arn(), wanted, principal)
                            .forEach(action -> differences.add(
                                    evidence(planned, "no trust on these terms", action + " by " + principal)));
                }
            }
        }
        if (found.maxSession().compareTo(planned.maxSession()) < 0) {
            differences.add(evidence(
                    planned,
                    "sessions of " + found.maxSession().toSeconds() + " s",
                    "sessions of " + planned.maxSession().toSeconds() + " s"));
        }
        return differences;
    }

    /** The actions that the role that exists does not let the principal call. */
    private List<String> denied(PolicyDocument trust, String role, PlannedRole.Trust wanted, String principal) {
        Map<String, String> context = Map.of(
                "aws:principalarn",
                principal,
                "sts:externalid",
                wanted.externalId().orElse(""));
        List<String> actions =
                wanted.mayTag() ? List.of("sts:AssumeRole", "sts:TagSession") : List.of("sts:AssumeRole");
        return actions.stream()
                .filter(action -> trust.decide(
                                new PolicyQuestion(action, role, principal, context),
                                condition -> trail.miss(RoleChecks.unknown(role, condition)))
                        != Decision.ALLOWED)
                .toList();
    }

    /** Whether the catalog does not say who assumes the role, so the plan trusts the role's own account. */
    private boolean isStandIn(String principal, PlannedRole planned) {
        return plan.isForNoSite(planned)
                && principal.endsWith("::" + planned.stack().account() + ":root");
    }

    /** Whether somebody has said who may assume it. */
    private static boolean isNarrowed(PolicyDocument trust) {
        return trust.statements().stream()
                .anyMatch(statement ->
                        statement.allows() && !statement.principals().isEmpty());
    }

    private static Evidence evidence(PlannedRole planned, String seen, String wanted) {
        return new Evidence("iam:GetRole", planned.arn(), planned.stack(), seen, wanted);
    }
}
