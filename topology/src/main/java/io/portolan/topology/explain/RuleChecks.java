package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.FoundProfile;
import io.portolan.topology.view.FoundRule;
import java.util.List;
import java.util.Optional;

/** Does the VPC have the right rule for a zone? */
final class RuleChecks {

    private static final String API = "route53resolver:ListResolverRules";

    private final SitePath path;
    private final SiteRules rules;
    private final RuleAbsence absence;
    private final PathTrail trail;

    RuleChecks(SitePath path, SiteRules rules, RuleAbsence absence, PathTrail trail) {
        this.path = path;
        this.rules = rules;
        this.absence = absence;
        this.trail = trail;
    }

    /** The rule that decides the questions for the zone. It is empty if none does. */
    Optional<AppliedRule> decisive() {
        List<AppliedRule> all = AppliedRule.all(rules.network().vpcId(), rules.visible());
        return AppliedRule.decisive(all, this::decidesNames)
                .filter(applied -> applied.rule().domain().equals(rules.zone())
                        || applied.rule().isBelow(rules.zone()));
    }

    /** A rule of a zone below the wanted one takes away the names in it. If no name is known, it may take some. */
    private boolean decidesNames(FoundRule rule) {
        return rule.covers(rules.zone())
                || (path.hosts().isEmpty()
                        ? rule.isBelow(rules.zone())
                        : path.hosts().stream()
                                .anyMatch(host -> host.endsWith("." + rules.zone()) && rule.covers(host)));
    }

    /** What is wrong with the rule, or with what should give it to the VPC. */
    Optional<Culprit> find(Optional<AppliedRule> decisive) {
        if (decisive.isEmpty()) {
            return absence.find();
        }
        FoundRule rule = decisive.get().rule();
        String profile = decisive.get().profile().map(FoundProfile::id).orElse("");
        trail.note(evidence(
                rule,
                "decides " + rule.domain() + " in " + rules.network().vpcId()
                        + (profile.isEmpty() ? "" : " by the Profile " + profile),
                "a rule for " + rules.zone()));
        return diverting(rule).or(() -> unfinished(rule)).or(() -> elsewhere(rule));
    }

    /** A rule that answers the names by itself, or by the VPC. */
    private Optional<Culprit> diverting(FoundRule rule) {
        if (rule.forwards()) {
            return Optional.empty();
        }
        String cause =
                "This rule keeps the questions for " + rule.domain() + " in the VPC, where nobody knows the names.";
        return Optional.of(new Culprit(
                Code.MISSING_RULE,
                evidence(rule, rule.kind() + " " + rule.domain(), "no rule but FORWARD " + rules.zone()),
                cause,
                "Remove the association of this rule with " + rules.network().vpcId() + ".",
                List.of()));
    }

    private Optional<Culprit> unfinished(FoundRule rule) {
        return rule.status().equals("COMPLETE")
                ? Optional.empty()
                : Optional.of(new Culprit(
                        Code.MISSING_RULE,
                        evidence(rule, rule.status(), "COMPLETE"),
                        "The rule for " + rules.zone() + " is not in effect.",
                        "Wait until its status is COMPLETE. If that does not happen, delete the rule and make it again.",
                        List.of(rules.planned())));
    }

    /** Some of the targets are enough. One that is wrong answers for another VPC or not at all. */
    private Optional<Culprit> elsewhere(FoundRule rule) {
        boolean right = !rule.forward().targets().isEmpty()
                && rules.targets().containsAll(rule.forward().targets());
        if (right) {
            trail.note(evidence(rule, SiteRules.text(rule.forward().targets()), SiteRules.text(rules.targets())));
            return Optional.empty();
        }
        boolean below = rule.isBelow(rules.zone());
        String cause = below
                ? "This rule is more specific than " + rules.zone()
                        + ", so it takes its names away and leads them elsewhere."
                : "The rule does not lead to the inbound endpoint of the service VPC.";
        return Optional.of(new Culprit(
                Code.RULE_TO_OTHER_VPC,
                evidence(
                        rule,
                        rule.domain() + " to " + SiteRules.text(rule.forward().targets()),
                        rules.zone() + " to " + SiteRules.text(rules.targets())),
                cause,
                below
                        ? "Remove the association of this rule with "
                                + rules.network().vpcId() + "."
                        : "Point the rule at the targets of the plan.",
                below ? List.of() : List.of(rules.planned())));
    }

    private Evidence evidence(FoundRule rule, String seen, String wanted) {
        // A rule is changed where it is owned, not where it is seen.
        PlannedStack owner = new PlannedStack(rule.owner(), rules.place().region());
        return new Evidence(API, rule.id(), owner, seen, wanted);
    }
}
