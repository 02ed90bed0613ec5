package io.portolan.topology.explain;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.PolicyDocument.Decision;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.RoleArn;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.MissingView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Can a site assume the roles of a chain? */
final class RoleChecks {

    private static final String API = "iam:GetRole";

    private final Counterparts counterparts;
    private final PathTrail trail;
    private final PermissionChecks permissions;

    RoleChecks(Counterparts counterparts, PathTrail trail) {
        this.counterparts = counterparts;
        this.trail = trail;
        permissions = new PermissionChecks(counterparts, trail, Code.ROLE_NOT_ASSUMABLE);
    }

    /** @param identities the ARNs of who assumes the first role */
    Optional<Culprit> find(RoleChain chain, List<String> identities) {
        List<String> callers = identities;
        for (Hop hop : chain.hops()) {
            for (String caller : callers) {
                Optional<Culprit> culprit = find(chain, hop, caller);
                if (culprit.isPresent()) {
                    return culprit;
                }
            }
            callers = List.of(hop.roleArn());
        }
        return Optional.empty();
    }

    private Optional<Culprit> find(RoleChain chain, Hop hop, String caller) {
        Optional<Optional<FoundRole>> role = trail.read(counterparts.view().role(hop.roleArn()));
        if (role.isPresent() && role.get().isEmpty()) {
            return Optional.of(absent(hop));
        }
        return role.flatMap(found -> found)
                .flatMap(found -> distrust(found, hop, caller).or(() -> shortSession(found, chain)))
                .or(() -> forbidden(hop, caller));
    }

    private Culprit absent(Hop hop) {
        String cause = "The role does not exist.";
        return planned(hop.roleArn()).stream()
                .findFirst()
                .map(planned -> new Culprit(
                        Code.ROLE_NOT_ASSUMABLE,
                        new Evidence(API, hop.roleArn(), planned.stack(), "nothing", "this role"),
                        cause,
                        "Make it.",
                        List.of(planned)))
                .orElseGet(() -> culprit(hop.roleArn(), "nothing", "this role", cause));
    }

    private Optional<Culprit> distrust(FoundRole role, Hop hop, String caller) {
        PolicyDocument trust = PolicyDocument.parse(role.trust());
        List<String> actions =
                hop.tags().isEmpty() ? List.of("sts:AssumeRole") : List.of("sts:AssumeRole", "sts:TagSession");
        for (String action : actions) {
            PolicyQuestion question = new PolicyQuestion(action, role.id(), caller, context(hop, caller));
            Decision decision = trust.decide(question, condition -> trail.miss(unknown(role.id(), condition)));
            if (decision != Decision.ALLOWED) {
                return Optional.of(distrust(trust, question));
            }
            trail.note(new Evidence(
                    API,
                    role.id(),
                    RoleArn.stack(role.id()),
                    "trusts " + caller + " with " + action,
                    "trust in " + caller));
        }
        return Optional.empty();
    }

    private static Map<String, String> context(Hop hop, String caller) {
        Map<String, String> context = new HashMap<>();
        context.put("aws:principalarn", caller);
        context.put("sts:externalid", hop.externalId() == null ? "" : hop.externalId());
        hop.tags().forEach((key, value) -> context.put("aws:requesttag/" + key.toLowerCase(Locale.ROOT), value));
        return context;
    }

    /** External ids are not shown. */
    private Culprit distrust(PolicyDocument trust, PolicyQuestion question) {
        List<PolicyCondition> unmet = trust.statements().stream()
                .filter(statement -> statement.allows() && PolicyDocument.isAbout(statement, question))
                .flatMap(statement -> statement.unmet(question).stream())
                .toList();
        String role = question.resource();
        if (unmet.stream().anyMatch(PolicyCondition::isAboutExternalId)) {
            return culprit(
                    role,
                    "another external id",
                    "the external id of the catalog",
                    "The role's trust policy asks for another external id than the chain sends.");
        }
        List<String> trusted = trust.statements().stream()
                .filter(PolicyStatement::allows)
                .flatMap(statement -> statement.principals().stream())
                .toList();
        return culprit(
                role,
                unmet.isEmpty() ? "trusts " + trusted : "a condition " + unmet,
                "trust in " + question.principal() + " with " + question.action(),
                "The role's trust policy does not let " + question.principal() + " call " + question.action() + ".");
    }

    private Optional<Culprit> shortSession(FoundRole role, RoleChain chain) {
        Duration wanted = chain.duration();
        return role.maxSession().compareTo(wanted) >= 0
                ? Optional.empty()
                : Optional.of(culprit(
                        role.id(),
                        "sessions of " + role.maxSession().toSeconds() + " s",
                        "sessions of " + wanted.toSeconds() + " s",
                        "The role's longest session is shorter than the duration in the catalog."));
    }

    /** Within an account, a trust policy that names the caller itself is enough. Only a denial counts then. */
    private Optional<Culprit> forbidden(Hop hop, String caller) {
        if (caller.endsWith(":root")) {
            return Optional.empty();
        }
        boolean sameAccount = RoleArn.account(caller).equals(hop.account());
        return permissions
                .find(PolicyQuestion.about("sts:AssumeRole", hop.roleArn(), caller), !sameAccount)
                .or(() -> hop.tags().isEmpty()
                        ? Optional.empty()
                        : permissions.find(
                                PolicyQuestion.about("sts:TagSession", hop.roleArn(), caller), !sameAccount));
    }

    static MissingView unknown(String role, PolicyCondition condition) {
        return new MissingView(
                "a condition (" + condition + ") in the trust policy of " + role,
                RoleArn.stack(role),
                "it cannot be judged here",
                "Compare it with what the clients send.");
    }

    private List<PlannedResource> planned(String arn) {
        return counterparts
                .plan()
                .all(PlannedRole.class)
                .filter(role -> role.arn().equals(arn))
                .map(PlannedResource.class::cast)
                .toList();
    }

    private Culprit culprit(String role, String seen, String wanted, String cause) {
        return new Culprit(
                Code.ROLE_NOT_ASSUMABLE,
                new Evidence(API, role, RoleArn.stack(role), seen, wanted),
                cause,
                "Change the role to what the plan has.",
                planned(role));
    }
}
