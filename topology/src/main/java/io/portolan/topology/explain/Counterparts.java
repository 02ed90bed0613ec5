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
            Optional<Optional<FoundResource>> found = find(dependency).contentOr(missing);
            if (found.isPresent() && found.get().isEmpty()) {
                return missingRoot(dependency, missing);
            }
        }
        return absent;
    }

    /** What exists for it. Traffic and policies are no resources of their own. */
    Viewed<Optional<FoundResource>> find(PlannedResource planned) {
        if (planned instanceof PlannedEndpoint endpoint) {
            return endpoint(endpoint).map(found -> found.map(FoundResource.class::cast));
        }
        if (planned instanceof PlannedSecurityGroup group) {
            return group(group).map(found -> found.map(FoundResource.class::cast));
        }
        if (planned instanceof PlannedRule rule) {
            return rule(rule).map(found -> found.map(FoundResource.class::cast));
        }
        if (planned instanceof PlannedAssociation association) {
            return association(association).map(found -> found.map(FoundResource.class::cast));
        }
        if (planned instanceof PlannedShare share) {
            return share(share).map(found -> found.map(FoundResource.class::cast));
        }
        if (planned instanceof PlannedRole role) {
            return view.role(role.arn()).map(found -> found.map(FoundResource.class::cast));
        }
        throw new IllegalArgumentException(planned.name() + " is a part of another resource");
    }

    /** The endpoint of its VPC. If there are several, the one with most of its addresses. */
    private Viewed<Optional<FoundEndpoint>> endpoint(PlannedEndpoint planned) {
        Set<InetAddress> ips = planned.addresses().stream()
                .flatMap(address -> address.ip().stream())
                .collect(Collectors.toSet());
        return view.region(planned.stack())
                .resolver()
                .endpoints()
                .map(all -> all.stream()
                        .filter(endpoint -> endpoint.direction() == planned.direction())
                        .filter(endpoint -> endpoint.vpcId().equals(planned.vpcId()))
                        .max(Comparator.comparingLong(endpoint ->
                                endpoint.ips().stream().filter(ips::contains).count())));
    }

    /** The group that says the same of itself. If there is none, the one that guards the endpoint that it is for. */
    private Viewed<Optional<FoundGroup>> group(PlannedSecurityGroup planned) {
        Viewed<Optional<FoundEndpoint>> guarded = plan.first(
                        PlannedEndpoint.class,
                        endpoint -> endpoint.securityGroup().equals(planned.reference()))
                .map(this::endpoint)
                .orElseGet(() -> new Viewed.Read<>(Optional.empty()));
        Viewed<List<FoundGroup>> groups = view.region(planned.stack()).network().groups();
        return guarded.flatMap(endpoint -> {
            List<String> ids = endpoint.map(FoundEndpoint::groups).orElse(List.of());
            return groups.map(all -> {
                List<FoundGroup> ofVpc = all.stream()
                        .filter(group -> group.vpcId().equals(planned.vpcId()))
                        .toList();
                return ofVpc.stream()
                        .filter(group -> group.description().equals(planned.purpose()))
                        .findFirst()
                        .or(() -> ofVpc.stream()
                                .filter(group -> ids.contains(group.id()))
                                .findFirst());
            });
        });
    }

    /** The rule of its zone that goes through its endpoint, or through one of which the plan knows nothing. */
    Viewed<Optional<FoundRule>> rule(PlannedRule planned) {
        Viewed<List<FoundRule>> rules = view.region(planned.stack()).resolver().rules();
        return endpointId(planned.endpoint())
                .flatMap(endpoint -> rules.map(all -> {
                    List<FoundRule> ofZone = all.stream()
                            .filter(rule -> rule.owner().equals(planned.stack().account()))
                            .filter(rule -> rule.domain().equals(planned.domain()))
                            .toList();
                    return ofZone.stream()
                            .filter(rule ->
                                    endpoint.equals(Optional.of(rule.forward().endpoint())))
                            .findFirst()
                            .or(() -> ofZone.stream()
                                    .filter(rule -> isFree(planned, rule))
                                    .findFirst());
                }));
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

    private Viewed<Optional<String>> endpointId(ResourceReference reference) {
        if (reference instanceof ResourceReference.Existing existing) {
            return new Viewed.Read<>(Optional.of(existing.id()));
        }
        return endpoint((PlannedEndpoint) plan.find(reference).orElseThrow())
                .map(endpoint -> endpoint.map(FoundEndpoint::id));
    }

    /** The id of an endpoint that exists. */
    Optional<String> endpointId(ResourceReference reference, Consumer<MissingView> missing) {
        return endpointId(reference).contentOr(missing).flatMap(id -> id);
    }

    /** The id of a security group that exists. */
    Optional<String> groupId(ResourceReference reference, Consumer<MissingView> missing) {
        if (reference instanceof ResourceReference.Existing existing) {
            return Optional.of(existing.id());
        }
        return group((PlannedSecurityGroup) plan.find(reference).orElseThrow())
                .contentOr(missing)
                .flatMap(group -> group)
                .map(FoundGroup::id);
    }

    private Viewed<Optional<FoundAssociation>> association(PlannedAssociation planned) {
        Viewed<List<FoundAssociation>> associations =
                view.region(planned.stack()).resolver().associations();
        return rule(plan.rule(planned))
                .flatMap(rule -> associations.map(all -> all.stream()
                        .filter(association -> association.vpcId().equals(planned.vpcId()))
                        .filter(association -> rule.map(FoundRule::id).equals(Optional.of(association.ruleId())))
                        .findFirst()));
    }

    /** The share that lends most of its rules to most of its accounts. */
    private Viewed<Optional<FoundShare>> share(PlannedShare planned) {
        Set<String> rules = planned.rules().stream()
                .flatMap(reference -> plan.find(reference).stream())
                .flatMap(rule -> rule((PlannedRule) rule).contentOr(missing -> {}).stream())
                .flatMap(Optional::stream)
                .map(FoundRule::id)
                .collect(Collectors.toSet());
        return view.region(planned.stack())
                .shares()
                .shares()
                .map(all -> all.stream()
                        .filter(share -> likeness(planned, rules, share) > 0)
                        .max(Comparator.comparingLong(share -> likeness(planned, rules, share))));
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
