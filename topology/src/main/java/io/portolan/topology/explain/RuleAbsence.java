package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.view.FoundAssociation;
import io.portolan.topology.view.FoundProfile;
import io.portolan.topology.view.FoundProfile.Link;
import io.portolan.topology.view.FoundRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why does a VPC have no rule for a zone? */
final class RuleAbsence {

    private static final String ASSOCIATIONS = "route53resolver:ListResolverRuleAssociations";
    private static final String PROFILES = "route53profiles:ListProfileAssociations";
    private static final String PROFILE_RULES = "route53profiles:ListProfileResourceAssociations";

    private final SiteRules rules;
    private final Counterparts counterparts;
    private final RuleLending lending;
    private final PathTrail trail;

    RuleAbsence(SiteRules rules, Counterparts counterparts, RuleLending lending, PathTrail trail) {
        this.rules = rules;
        this.counterparts = counterparts;
        this.lending = lending;
        this.trail = trail;
    }

    Optional<Culprit> find() {
        return unfinished()
                .or(this::otherZone)
                .or(this::unfinishedInProfile)
                .or(this::forgottenByProfile)
                .or(this::profileWithoutVpc)
                .or(this::notMade);
    }

    private List<FoundRule> ofZone() {
        return rules.visible().rules().stream()
                .filter(rule -> rule.domain().equals(rules.zone()) && rule.forwards())
                .toList();
    }

    private Stream<FoundAssociation> ownAssociations() {
        return rules.visible().associations().stream()
                .filter(found -> found.vpcId().equals(rules.network().vpcId()));
    }

    /** An association exists, but it is not in effect. */
    private Optional<Culprit> unfinished() {
        Set<String> ids = ofZone().stream().map(FoundRule::id).collect(Collectors.toSet());
        return ownAssociations()
                .filter(association -> ids.contains(association.ruleId()) && !association.complete())
                .findFirst()
                .map(association -> culprit(
                        ASSOCIATIONS,
                        association.id(),
                        association.status(),
                        "COMPLETE",
                        "The association of the rule with the VPC is not in effect."));
    }

    /** A rule leads to the right addresses, but for a zone that nobody needs. */
    private Optional<Culprit> otherZone() {
        Set<String> zones = zones();
        return ownAssociations()
                .flatMap(association -> rules.visible().rule(association.ruleId()).stream())
                .filter(rule -> rule.forwards() && !zones.contains(rule.domain()))
                .filter(rule -> Set.copyOf(rule.forward().targets()).equals(rules.targets()))
                .findFirst()
                .map(rule -> culprit(
                        "route53resolver:ListResolverRules",
                        rule.id(),
                        rule.domain(),
                        rules.zone(),
                        "The rule leads to the right addresses, but it is for another domain."));
    }

    /** All zones that the plan forwards. */
    private Set<String> zones() {
        return counterparts
                .plan()
                .all(PlannedRule.class)
                .map(PlannedRule::domain)
                .collect(Collectors.toSet());
    }

    private List<FoundProfile> profilesOfVpc() {
        return rules.visible().profiles().stream()
                .filter(profile -> vpc(profile).isPresent())
                .toList();
    }

    private Optional<Link> vpc(FoundProfile profile) {
        return profile.vpcs().stream()
                .filter(link -> link.target().equals(rules.network().vpcId()))
                .findFirst();
    }

    private Optional<Link> rule(FoundProfile profile) {
        Set<String> ids = ofZone().stream().map(FoundRule::id).collect(Collectors.toSet());
        return profile.rules().stream()
                .filter(link -> ids.contains(link.target()))
                .findFirst();
    }

    private Optional<Culprit> unfinishedInProfile() {
        return profilesOfVpc().stream()
                .filter(profile -> rule(profile).isPresent())
                .flatMap(profile ->
                        Stream.of(vpc(profile).orElseThrow(), rule(profile).orElseThrow()))
                .filter(link -> !link.complete())
                .findFirst()
                .map(link -> culprit(
                        PROFILES,
                        link.id(),
                        link.status(),
                        "COMPLETE",
                        "The VPC has its rules by a Profile, and this association is not in effect."));
    }

    /** The VPC has the other rules of the plan by this Profile. */
    private Optional<Culprit> forgottenByProfile() {
        return profilesOfVpc().stream()
                .filter(this::hasPlannedRules)
                .findFirst()
                .map(profile -> culprit(
                        PROFILE_RULES,
                        profile.id(),
                        "no rule for " + rules.zone(),
                        "the rule for " + rules.zone(),
                        "The VPC has its rules by this Profile, and the rule for " + rules.zone()
                                + " is not among them."));
    }

    private boolean hasPlannedRules(FoundProfile profile) {
        Set<String> zones = zones();
        return profile.rules().stream()
                .flatMap(link -> rules.visible().rule(link.target()).stream())
                .anyMatch(rule -> zones.contains(rule.domain()));
    }

    /** The VPC has no rule of the plan at all, and a Profile that has the rule is there. */
    private Optional<Culprit> profileWithoutVpc() {
        Set<String> zones = zones();
        boolean own = ownAssociations()
                .flatMap(association -> rules.visible().rule(association.ruleId()).stream())
                .anyMatch(rule -> zones.contains(rule.domain()));
        return rules.visible().profiles().stream()
                .filter(profile -> !own && rule(profile).isPresent())
                .findFirst()
                .map(profile -> culprit(
                        PROFILES,
                        profile.id(),
                        "no association with " + rules.network().vpcId(),
                        "an association with " + rules.network().vpcId(),
                        "The Profile has the rule for " + rules.zone() + ", and this VPC does not have the Profile."));
    }

    /** Another site of the account may have a rule for the zone through its own endpoint. It counts for nothing here. */
    private Optional<Culprit> notMade() {
        Optional<Optional<FoundRule>> owned = trail.read(counterparts.rule(rules.planned()));
        if (owned.isEmpty()) {
            return Optional.empty();
        }
        if (owned.get().isEmpty()) {
            return Optional.of(missing(
                    "route53resolver:ListResolverRules",
                    counterparts.missingRoot(rules.planned(), trail::miss),
                    "Nothing forwards " + rules.zone() + " from this VPC to the service VPC."));
        }
        FoundRule rule = owned.get().get();
        return rules.visible().rule(rule.id()).isPresent()
                ? Optional.of(missing(
                        ASSOCIATIONS,
                        rules.association(),
                        "The rule " + rule.id() + " for " + rules.zone() + " is there, but it is not associated with "
                                + rules.network().vpcId() + "."))
                : lending.find(rule);
    }

    private static Culprit missing(String api, PlannedResource planned, String cause) {
        return Verdicts.missing(Code.MISSING_RULE, api, planned, cause);
    }

    private Culprit culprit(String api, String id, String seen, String wanted, String cause) {
        return new Culprit(
                Code.MISSING_RULE,
                new Evidence(api, id, rules.place(), seen, wanted),
                cause,
                "Correct it, or make what the plan has.",
                List.of(rules.planned(), rules.association()));
    }
}
