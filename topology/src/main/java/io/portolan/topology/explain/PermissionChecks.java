package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.PolicyDocument.Decision;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.RoleArn;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.MissingView;
import io.portolan.topology.view.RolePermissions;
import io.portolan.topology.view.RolePermissions.Policy;
import io.portolan.topology.view.SimulatedAccess;
import java.util.List;
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
                .flatMap(role -> find(role, question, needsPolicy));
    }

    /** If IAM allows the request in a simulation, its policies need not be seen. */
    private Optional<Culprit> find(FoundRole role, PolicyQuestion question, boolean needsPolicy) {
        Optional<SimulatedAccess> simulated = role.simulated().contentOr(view -> {}).stream()
                .flatMap(List::stream)
                .filter(access -> access.isAbout(question.action(), question.resource()))
                .findFirst();
        if (simulated.filter(SimulatedAccess::allowed).isPresent()) {
            trail.note(sound("iam:SimulatePrincipalPolicy", question));
            return Optional.empty();
        }
        return trail.read(role.permissions())
                .flatMap(permissions -> find(permissions, question, needsPolicy))
                .or(() -> simulated
                        .filter(access -> !access.allowedByOrganization())
                        .map(access -> culprit(
                                question,
                                "the organization's policies for account " + RoleArn.account(role.id()),
                                "no allowance",
                                "A service control policy of the organization does not allow it.")));
    }

    private static Evidence sound(String api, PolicyQuestion question) {
        return new Evidence(
                api,
                question.principal(),
                RoleArn.stack(question.principal()),
                "allows " + question.action() + " on " + question.resource(),
                question.action());
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
        trail.note(sound("iam:GetRolePolicy", question));
        return Optional.empty();
    }

    private Decision decide(Policy policy, PolicyQuestion question) {
        return PolicyDocument.parse(policy.document())
                .decide(
                        question,
                        condition -> trail.miss(new MissingView(
                                "a condition (" + condition + ") in the policy " + policy.id(),
                                RoleArn.stack(question.principal()),
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
                        RoleArn.stack(question.principal()),
                        seen + ", for role " + question.principal(),
                        request),
                question.principal() + " may not call " + request + ". " + cause,
                "Allow it there.",
                planned(question).map(PlannedResource.class::cast).stream().toList());
    }

    /** The policy of the plan that allows it. */
    private Optional<PlannedPolicy> planned(PolicyQuestion question) {
        return counterparts.plan().policies(question.principal()).stream()
                .filter(policy -> policy.statements().stream().anyMatch(statement -> allows(statement, question)))
                .findFirst();
    }

    private static boolean allows(PlannedPolicy.Statement statement, PolicyQuestion question) {
        return statement.actions().contains(question.action())
                && statement.resources().stream()
                        .anyMatch(resource -> WildcardText.matches(resource, question.resource()));
    }
}
