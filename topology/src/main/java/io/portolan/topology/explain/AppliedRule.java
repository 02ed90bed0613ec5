package io.portolan.topology.explain;

import io.portolan.topology.view.FoundAssociation;
import io.portolan.topology.view.FoundProfile;
import io.portolan.topology.view.FoundRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A rule that a VPC has.
 *
 * @param rule the rule
 * @param profile the Profile by which the VPC has it. It is empty if the VPC itself is associated with the rule.
 */
record AppliedRule(FoundRule rule, Optional<FoundProfile> profile) {

    /** All rules that a VPC has. */
    static List<AppliedRule> all(String vpcId, VpcRules view) {
        List<AppliedRule> all = new ArrayList<>();
        for (FoundAssociation association : view.associations()) {
            if (association.vpcId().equals(vpcId) && association.complete()) {
                view.rule(association.ruleId()).ifPresent(rule -> all.add(new AppliedRule(rule, Optional.empty())));
            }
        }
        for (FoundProfile profile : view.profiles()) {
            if (hasVpc(profile, vpcId)) {
                profile.rules().stream()
                        .filter(FoundProfile.Link::complete)
                        .flatMap(link -> view.rule(link.target()).stream())
                        .forEach(rule -> all.add(new AppliedRule(rule, Optional.of(profile))));
            }
        }
        return all;
    }

    private static boolean hasVpc(FoundProfile profile, String vpcId) {
        return profile.vpcs().stream()
                .anyMatch(link -> link.complete() && link.target().equals(vpcId));
    }

    /** The one that decides. The most specific zone wins, and of equal ones that of the VPC itself. */
    static Optional<AppliedRule> decisive(List<AppliedRule> all, Predicate<FoundRule> fits) {
        return all.stream()
                .filter(applied -> fits.test(applied.rule))
                .max(Comparator.<AppliedRule>comparingInt(
                                applied -> applied.rule.domain().length())
                        .thenComparing(applied -> applied.profile.isEmpty()));
    }

    /**
     * The rules that an account sees in a region.
     *
     * @param rules its own and those that others share
     * @param associations those of its VPCs
     * @param profiles its own and those that others share
     */
    record VpcRules(List<FoundRule> rules, List<FoundAssociation> associations, List<FoundProfile> profiles) {

        Optional<FoundRule> rule(String id) {
            return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
        }
    }
}
