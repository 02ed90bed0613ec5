package io.portolan.topology.explain;

import io.portolan.topology.explain.DriftEntry.State;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.FoundRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares each resource of a plan with what exists. */
final class DriftComparison {

    private final EstatePlan part;
    private final Counterparts counterparts;

    /**
     * @param whole the whole plan, since resources refer to others
     * @param part what is compared
     */
    DriftComparison(EstatePlan whole, EstatePlan part, EstateView view) {
        this.part = part;
        counterparts = new Counterparts(new PlanIndex(whole), view);
    }

    Drift compare() {
        return new Drift(
                part.environment(), part.resources().stream().map(this::compare).toList(), diversions());
    }

    private DriftEntry compare(PlannedResource planned) {
        PathTrail trail = new PathTrail();
        if (planned instanceof PlannedTraffic || planned instanceof PlannedPolicy) {
            return permitted(planned, trail);
        }
        Optional<Optional<FoundResource>> found = trail.read(counterparts.find(planned));
        if (found.isEmpty()) {
            return new DriftEntry(planned, "", State.UNSEEN, List.of(), trail.missing());
        }
        Optional<FoundResource> resource = found.get();
        if (resource.isEmpty()) {
            return new DriftEntry(planned, "", State.MISSING, List.of(), trail.missing());
        }
        List<Evidence> differences = new ResourceDifferences(counterparts, trail).find(planned, resource.get());
        return new DriftEntry(
                planned,
                resource.get().id(),
                differences.isEmpty() ? State.EQUAL : State.DIFFERENT,
                differences,
                trail.missing());
    }

    /** Traffic and policies are parts of groups and roles. They are missing if these do not permit what is planned. */
    private DriftEntry permitted(PlannedResource planned, PathTrail trail) {
        List<Evidence> forbidden = planned instanceof PlannedTraffic traffic
                ? new PermitDifferences(counterparts, trail).find(traffic)
                : new PermitDifferences(counterparts, trail).find((PlannedPolicy) planned);
        boolean unseen = forbidden.isEmpty() && !trail.missing().isEmpty();
        State state = unseen ? State.UNSEEN : forbidden.isEmpty() ? State.EQUAL : State.MISSING;
        return new DriftEntry(planned, "", state, forbidden, trail.missing());
    }

    /** Rules in the VPCs of sites that are more specific than planned ones, and that decide names by themselves or lead elsewhere. */
    private List<Evidence> diversions() {
        Set<Evidence> diversions = new LinkedHashSet<>();
        for (PlannedResource resource : part.resources()) {
            if (resource instanceof PlannedAssociation association) {
                diversions.addAll(diversions(association, counterparts.plan().rule(association)));
            }
        }
        return new ArrayList<>(diversions);
    }

    private List<Evidence> diversions(PlannedAssociation association, PlannedRule planned) {
        PlannedStack place = association.stack();
        Optional<AppliedRule.VpcRules> visible =
                VisibleRules.read(counterparts.view().region(place).resolver(), new PathTrail());
        return visible.map(rules -> AppliedRule.all(association.vpcId(), rules)).stream()
                .flatMap(List::stream)
                .map(AppliedRule::rule)
                .filter(rule ->
                        rule.isBelow(planned.domain()) || (rule.domain().equals(planned.domain()) && !rule.forwards()))
                .filter(rule -> !rule.forwards()
                        || !planned.targets().containsAll(rule.forward().targets()))
                .map(rule -> evidence(rule, association, planned))
                .toList();
    }

    private static Evidence evidence(FoundRule rule, PlannedAssociation association, PlannedRule planned) {
        return new Evidence(
                "route53resolver:ListResolverRules",
                rule.id(),
                association.stack(),
                rule.kind() + " " + rule.domain() + " in " + association.vpcId(),
                "no rule below " + planned.domain());
    }
}
