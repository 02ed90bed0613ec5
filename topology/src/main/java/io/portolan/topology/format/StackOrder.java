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
import java.util.Set;

/**
 * The stacks of a plan, each after those that it needs. Two stacks may need each other, as two accounts do that lend each other rules.
 * Then what needs the other one is made in a second step.
 */
final class StackOrder {

    private final List<PlannedResource> resources;
    private final Map<String, PlannedStack> roles = new HashMap<>();
    private final Map<PlannedStack, Set<PlannedStack>> needs = new HashMap<>();
    private final Map<StackPart, List<PlannedResource>> parts = new LinkedHashMap<>();
    private final Set<ResourceReference> second = new HashSet<>();

    StackOrder(EstatePlan plan) {
        resources = plan.resources();
        for (PlannedResource resource : resources) {
            if (resource instanceof PlannedRole role) {
                roles.put(role.arn(), role.stack());
            }
        }
        for (PlannedResource resource : resources) {
            needs.computeIfAbsent(resource.stack(), absent -> new LinkedHashSet<>())
                    .addAll(needed(resource));
        }
        for (PlannedResource resource : resources) {
            parts.computeIfAbsent(part(resource), absent -> new ArrayList<>()).add(resource);
        }
    }

    private StackPart part(PlannedResource resource) {
        boolean waits = resource instanceof PlannedPolicy policy
                ? second.contains(policy.role())
                : needed(resource).stream().anyMatch(other -> reaches(other, resource.stack(), new HashSet<>()));
        if (waits) {
            second.add(resource.reference());
        }
        return new StackPart(resource.stack(), waits);
    }

    private boolean reaches(PlannedStack from, PlannedStack to, Set<PlannedStack> seen) {
        if (from.equals(to)) {
            return true;
        }
        return seen.add(from) && needs.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to, seen));
    }

    /** The other stacks that a resource needs. An association needs a rule, and IAM wants the roles that a role trusts to exist. */
    private Set<PlannedStack> needed(PlannedResource resource) {
        Set<PlannedStack> needed = new LinkedHashSet<>();
        if (resource instanceof PlannedAssociation association) {
            needed.add(association.rule().stack());
        }
        if (resource instanceof PlannedRole role) {
            role.trust().stream()
                    .flatMap(trust -> trust.principals().stream())
                    .filter(roles::containsKey)
                    .forEach(principal -> needed.add(roles.get(principal)));
        }
        needed.remove(resource.stack());
        return needed;
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
        if (part.second()) {
            addAfterNeeded(new StackPart(part.stack(), false), begun, ordered);
        }
        for (PlannedResource resource : parts.getOrDefault(part, List.of())) {
            needed(resource).forEach(other -> addAfterNeeded(new StackPart(other, false), begun, ordered));
        }
        ordered.put(part, parts.getOrDefault(part, List.of()));
    }
}
