package io.portolan.topology.format;

import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ResourceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stacks of a plan, each after those that it needs. Two stacks may need each other, as two accounts do that lend each other rules.
 * Then what needs the other one is made in a second step, and a chain of roles that comes back once more takes a third.
 */
final class StackOrder {

    private final Map<String, ResourceReference.Planned> roles = new HashMap<>();
    private final Map<PlannedStack, Set<PlannedStack>> needs = new HashMap<>();
    private final Map<ResourceReference, StackPart> partOf = new HashMap<>();
    private final Map<StackPart, List<PlannedResource>> parts = new LinkedHashMap<>();

    StackOrder(EstatePlan plan) {
        List<PlannedResource> resources = plan.resources();
        for (PlannedResource resource : resources) {
            if (resource instanceof PlannedRole role) {
                roles.put(role.arn(), new ResourceReference.Planned(role.stack(), role.name()));
            }
        }
        for (PlannedResource resource : resources) {
            Set<PlannedStack> stacks = needs.computeIfAbsent(resource.stack(), absent -> new LinkedHashSet<>());
            needed(resource).forEach(other -> stacks.add(other.stack()));
        }
        for (PlannedResource resource : resources) {
            StackPart part = new StackPart(resource.stack(), step(resource));
            partOf.put(resource.reference(), part);
            parts.computeIfAbsent(part, absent -> new ArrayList<>()).add(resource);
        }
    }

    /** Resources come after those that they need, so these have their parts. Roles that trust each other have none yet. */
    private int step(PlannedResource resource) {
        int step = 0;
        for (ResourceReference.Planned other : needed(resource)) {
            StackPart part = partOf.getOrDefault(other, new StackPart(other.stack(), 0));
            if (other.stack().equals(resource.stack())) {
                step = Math.max(step, part.step());
            } else if (reaches(other.stack(), resource.stack(), new HashSet<>())) {
                step = Math.max(step, part.step() + 1);
            }
        }
        return step;
    }

    private boolean reaches(PlannedStack from, PlannedStack to, Set<PlannedStack> seen) {
        if (from.equals(to)) {
            return true;
        }
        return seen.add(from) && needs.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to, seen));
    }

    /** What a resource needs and may be elsewhere. An association needs a rule, and IAM wants the roles that a role trusts. */
    private List<ResourceReference.Planned> needed(PlannedResource resource) {
        if (resource instanceof PlannedAssociation association) {
            return List.of(association.rule());
        }
        if (resource instanceof PlannedRole role) {
            return role.trust().stream()
                    .flatMap(trust -> trust.principals().stream())
                    .flatMap(principal -> Optional.ofNullable(roles.get(principal)).stream())
                    .toList();
        }
        return resource instanceof PlannedPolicy policy && policy.role() instanceof ResourceReference.Planned role
                ? List.of(role)
                : List.of();
    }

    /** The resources by the parts of stacks, in the order in which these can be made. */
    Map<StackPart, List<PlannedResource>> parts() {
        Map<StackPart, List<PlannedResource>> ordered = new LinkedHashMap<>();
        Set<StackPart> begun = new HashSet<>();
        parts.keySet().forEach(part -> addAfterNeeded(part, begun, ordered));
        return ordered;
    }

    private void addAfterNeeded(StackPart part, Set<StackPart> begun, Map<StackPart, List<PlannedResource>> ordered) {
        if (!parts.containsKey(part) || !begun.add(part)) {
            return;
        }
        for (int step = 0; step < part.step(); step++) {
            addAfterNeeded(new StackPart(part.stack(), step), begun, ordered);
        }
        for (PlannedResource resource : parts.getOrDefault(part, List.of())) {
            for (ResourceReference.Planned other : needed(resource)) {
                StackPart needed = partOf.get(other);
                if (needed != null) {
                    addAfterNeeded(needed, begun, ordered);
                }
            }
        }
        ordered.put(part, parts.getOrDefault(part, List.of()));
    }
}
