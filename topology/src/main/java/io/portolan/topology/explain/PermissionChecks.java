package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.PolicyDocument.Decision;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.ResourceReference;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.MissingView;
import io.portolan.topology.view.RolePermissions;
import io.portolan.topology.view.RolePermissions.Policy;
import io.portolan.topology.view.Viewed;
import java.util.Optional;

/** May a role do something, by its own policies and its permissions boundary? */
record PermissionChecks(Counterparts counterparts, PathTrail trail, Code code) {

    /**
     * What keeps a role from it. A role that does not exist has been found before.
     *
     * @param needsPolicy whether a policy of the role has to allow it
     */
    Optional<Culprit> find(PolicyQuestion question, boolean needsPolicy) {
        return trail.read(counterparts.view().role(question.principal()))
                .flatMap(role -> role)
                .map(FoundRole::permissions)
                .flatMap((Viewed<RolePermissions> part) -> trail.read(part))
                .flatMap(permissions -> find(permissions, question, needsPolicy));
    }

    private Optional<Culprit> find(RolePermissions permissions, PolicyQuestion question, boolean needsPolicy) {
        Optional<Policy> denying = permissions.policies().stream()
                .filter(policy -> decide(policy, question) == Decision.DENIED)
                .findFirst();
        if (denying.isPresent()) {
            return Optional.of(culprit(
                    question,
                    denying.get().id(),
                    "a denial of " + question.action(),
                    "A policy of the role denies it."));
        }
        Optional<Policy> boundary =
                permissions.boundary().filter(policy -> decide(policy, question) != Decision.ALLOWED);
        boolean allowed =
                permissions.policies().stream().anyMatch(policy -> decide(policy, question) == Decision.ALLOWED);
        if (needsPolicy && !allowed) {
            return Optional.of(notAllowed(permissions, question));
        }
        if (boundary.isPresent() && needsPolicy) {
            return Optional.of(culprit(
                    question,
                    boundary.get().id(),
                    "a boundary without " + question.action(),
                    "The role's permissions boundary does not allow it."));
        }
        trail.note(new Evidence(
                "iam:GetRolePolicy",
                question.principal(),
                RoleChecks.place(question.principal()),
                "allows " + question.action() + " on " + question.resource(),
                question.action()));
        return Optional.empty();
    }

    private Decision decide(Policy policy, PolicyQuestion question) {
        return PolicyDocument.parse(policy.document())
                .decide(
                        question,
                        condition -> trail.miss(new MissingView(
                                "a condition (" + condition + ") in the policy " + policy.id(),
                                RoleChecks.place(question.principal()),
                                "it cannot be judged here",
                                "Compare it with what the clients send.")));
    }

    /** A policy that allows the action for something else is wrong. Without one, the plan's policy is missing. */
    private Culprit notAllowed(RolePermissions permissions, PolicyQuestion question) {
        Optional<Policy> similar = permissions.policies().stream()
                .filter(policy -> PolicyDocument.parse(policy.document()).mentions(question.action()))
                .findFirst();
        String cause = "No policy of the role allows it.";
        Optional<PlannedPolicy> planned = planned(question);
        return similar.map(policy -> culprit(question, policy.id(), question.action() + " on other resources", cause))
                .orElseGet(() -> culprit(
                        question, planned.map(PlannedPolicy::name).orElse(question.principal()), "nothing", cause));
    }

    private Culprit culprit(PolicyQuestion question, String resource, String seen, String cause) {
        String request = question.action() + " on " + question.resource();
        return new Culprit(
                code,
                new Evidence(
                        "iam:GetRolePolicy",
                        resource,
                        RoleChecks.place(question.principal()),
                        seen + ", for role " + question.principal(),
                        request),
                question.principal() + " may not call " + request + ". " + cause,
                "Allow it there.",
                planned(question).map(PlannedResource.class::cast).stream().toList());
    }

    /** The policy of the plan that allows it. */
    private Optional<PlannedPolicy> planned(PolicyQuestion question) {
        return counterparts
                .plan()
                .first(
                        PlannedPolicy.class,
                        policy -> isOfRole(policy, question.principal())
                                && policy.statements().stream().anyMatch(statement -> allows(statement, question)));
    }

    boolean isOfRole(PlannedPolicy policy, String arn) {
        if (policy.role() instanceof ResourceReference.Existing existing) {
            return policy.stack().account().equals(RoleChecks.account(arn)) && arn.endsWith("/" + existing.id());
        }
        return counterparts
                .plan()
                .find(policy.role())
                .filter(role -> ((PlannedRole) role).arn().equals(arn))
                .isPresent();
    }

    private static boolean allows(PlannedPolicy.Statement statement, PolicyQuestion question) {
        return statement.actions().contains(question.action())
                && statement.resources().stream()
                        .anyMatch(resource -> WildcardText.matches(resource, question.resource()));
    }
}
