package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedSecurityGroup;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.plan.ResourceReference;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundAssociation;
import io.portolan.topology.view.FoundEndpoint;
import io.portolan.topology.view.FoundGroup;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.FoundRule;
import io.portolan.topology.view.FoundShare;
import io.portolan.topology.view.MissingView;
import io.portolan.topology.view.Viewed;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds what exists for a planned resource. A resource that was made by hand counts too, because only what it does matters.
 *
 * @param plan the plan
 * @param view what exists
 */
record Counterparts(PlanIndex plan, EstateView view) {

    /**
     * The deepest resource that does not exist, among this one and those that it refers to. AWS cannot make the others without it.
     *
     * @param missing hears of views that are missing
     */
    PlannedResource missingRoot(PlannedResource absent, Consumer<MissingView> missing) {
        for (PlannedResource dependency : plan.dependencies(absent)) {
            Optional<Optional<? extends FoundResource>> found = find(dependency, missing);
            if (found.isPresent() && found.get().isEmpty()) {
                return missingRoot(dependency, missing);
            }
        }
        return absent;
    }

    /** What exists for it. The outer value is empty if a view is missing. Traffic and policies are no resources of their own. */
    Optional<Optional<? extends FoundResource>> find(PlannedResource planned, Consumer<MissingView> missing) {
        if (planned instanceof PlannedEndpoint endpoint) {
            return found(endpoint(endpoint, missing));
        }
        if (planned instanceof PlannedSecurityGroup group) {
            return found(group(group, missing));
        }
        if (planned instanceof PlannedRule rule) {
            return found(rule(rule, missing));
        }
        if (planned instanceof PlannedAssociation association) {
            return found(association(association, missing));
        }
        if (planned instanceof PlannedShare share) {
            return found(share(share, missing));
        }
        return planned instanceof PlannedRole role ? found(view.role(role.arn()).contentOr(missing)) : Optional.empty();
    }

    private static Optional<Optional<? extends FoundResource>> found(
            Optional<? extends Optional<? extends FoundResource>> resource) {
        return resource.map(content -> content);
    }

    Optional<Optional<FoundEndpoint>> endpoint(PlannedEndpoint planned, Consumer<MissingView> missing) {
        Set<InetAddress> ips = planned.addresses().stream()
                .flatMap(address -> address.ip().stream())
                .collect(Collectors.toSet());
        return endpoints(planned, missing)
                .map(all -> all.stream()
                        .filter(endpoint -> endpoint.direction() == planned.direction())
                        .filter(endpoint -> endpoint.vpcId().equals(planned.vpcId()))
                        .max(Comparator.comparing(endpoint ->
                                endpoint.ips().stream().filter(ips::contains).count())));
    }

    private Optional<List<FoundEndpoint>> endpoints(PlannedResource planned, Consumer<MissingView> missing) {
        return view.region(planned.stack()).resolver().endpoints().contentOr(missing);
    }

    /** The group of the endpoint that it is for. If there is no such endpoint, the group that says the same of itself. */
    Optional<Optional<FoundGroup>> group(PlannedSecurityGroup planned, Consumer<MissingView> missing) {
        Optional<PlannedEndpoint> guarded = plan.first(
                PlannedEndpoint.class, endpoint -> endpoint.securityGroup().equals(planned.reference()));
        List<String> ids = guarded.flatMap(endpoint -> endpoint(endpoint, missing))
                .flatMap(endpoint -> endpoint)
                .map(FoundEndpoint::groups)
                .orElse(List.of());
        Viewed<List<FoundGroup>> groups = view.region(planned.stack()).network().groups();
        return groups.contentOr(missing)
                .map(all -> all.stream()
                        .filter(group -> group.vpcId().equals(planned.vpcId()))
                        .filter(group ->
                                ids.contains(group.id()) || group.description().equals(planned.purpose()))
                        .findFirst());
    }

    /** The rule of its zone that goes through its endpoint, or that its VPC is associated with. */
    Optional<Optional<FoundRule>> rule(PlannedRule planned, Consumer<MissingView> missing) {
        Optional<List<FoundRule>> rules =
                view.region(planned.stack()).resolver().rules().contentOr(missing);
        Optional<String> endpoint = endpointId(planned.endpoint(), missing);
        return rules.map(all -> {
            List<FoundRule> ofZone = all.stream()
                    .filter(rule -> rule.owner().equals(planned.stack().account()))
                    .filter(rule -> rule.domain().equals(planned.domain()))
                    .toList();
            return ofZone.stream()
                    .filter(rule ->
                            endpoint.filter(rule.forward().endpoint()::equals).isPresent())
                    .findFirst()
                    .or(() -> ofZone.stream()
                            .filter(rule -> isFree(planned, rule))
                            .findFirst());
        });
    }

    /** Whether no other rule of the plan would go through this rule's endpoint. */
    private boolean isFree(PlannedRule planned, FoundRule rule) {
        return plan.all(PlannedRule.class)
                .filter(other -> other.stack().equals(planned.stack()))
                .filter(other -> !other.equals(planned) && other.domain().equals(planned.domain()))
                .noneMatch(other -> endpointId(other.endpoint(), ignored -> {})
                        .filter(rule.forward().endpoint()::equals)
                        .isPresent());
    }

    /** The id of an endpoint that exists. */
    Optional<String> endpointId(ResourceReference reference, Consumer<MissingView> missing) {
        if (reference instanceof ResourceReference.Existing existing) {
            return Optional.of(existing.id());
        }
        return plan.find(reference)
                .flatMap(planned -> endpoint((PlannedEndpoint) planned, missing))
                .flatMap(endpoint -> endpoint)
                .map(FoundEndpoint::id);
    }

    /** The id of a security group that exists. */
    Optional<String> groupId(ResourceReference reference, Consumer<MissingView> missing) {
        if (reference instanceof ResourceReference.Existing existing) {
            return Optional.of(existing.id());
        }
        return plan.find(reference)
                .flatMap(planned -> group((PlannedSecurityGroup) planned, missing))
                .flatMap(group -> group)
                .map(FoundGroup::id);
    }

    private Optional<Optional<FoundAssociation>> association(
            PlannedAssociation planned, Consumer<MissingView> missing) {
        Optional<Optional<FoundRule>> rule = rule(plan.rule(planned), missing);
        return view.region(planned.stack())
                .resolver()
                .associations()
                .contentOr(missing)
                .flatMap(all -> rule.map(wanted -> all.stream()
                        .filter(association -> association.vpcId().equals(planned.vpcId()))
                        .filter(association -> wanted.filter(found -> found.id().equals(association.ruleId()))
                                .isPresent())
                        .findFirst()));
    }

    /** The share that lends most of its rules to most of its accounts. */
    private Optional<Optional<FoundShare>> share(PlannedShare planned, Consumer<MissingView> missing) {
        Set<String> rules = planned.rules().stream()
                .flatMap(reference -> plan.find(reference).stream())
                .flatMap(rule -> rule((PlannedRule) rule, missing).stream())
                .flatMap(Optional::stream)
                .map(FoundRule::id)
                .collect(Collectors.toSet());
        return view.region(planned.stack())
                .shares()
                .shares()
                .contentOr(missing)
                .map(all -> all.stream()
                        .filter(share -> likeness(planned, rules, share) > 0)
                        .max(Comparator.comparing(share -> likeness(planned, rules, share))));
    }

    private static long likeness(PlannedShare planned, Set<String> rules, FoundShare share) {
        return share.resources().stream()
                        .filter(resource -> rules.contains(RuleLending.id(resource.entity())))
                        .count()
                + share.principals().stream()
                        .filter(principal -> planned.accounts().contains(principal.entity()))
                        .count();
    }
}
