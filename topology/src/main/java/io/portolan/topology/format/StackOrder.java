package io.portolan.topology.format;

import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stacks of a plan, each after those that it needs where that is possible. */
final class StackOrder {

    private final Map<PlannedStack, List<PlannedResource>> resources = new LinkedHashMap<>();
    private final Map<String, PlannedStack> roles = new HashMap<>();

    StackOrder(EstatePlan plan) {
        for (PlannedResource resource : plan.resources()) {
            resources
                    .computeIfAbsent(resource.stack(), absent -> new ArrayList<>())
                    .add(resource);
            if (resource instanceof PlannedRole role) {
                roles.put(role.arn(), role.stack());
            }
        }
    }

    /** The resources by their stacks, in the order in which the stacks can be made. */
    Map<PlannedStack, List<PlannedResource>> stacks() {
        Map<PlannedStack, List<PlannedResource>> ordered = new LinkedHashMap<>();
        Set<PlannedStack> begun = new HashSet<>();
        resources.keySet().forEach(stack -> addAfterNeeded(stack, begun, ordered));
        return ordered;
    }

    private void addAfterNeeded(
            PlannedStack stack, Set<PlannedStack> begun, Map<PlannedStack, List<PlannedResource>> ordered) {
        if (!resources.containsKey(stack) || !begun.add(stack)) {
            return;
        }
        for (PlannedResource resource : resources.get(stack)) {
            needed(resource).forEach(other -> addAfterNeeded(other, begun, ordered));
        }
        ordered.put(stack, resources.get(stack));
    }

    /** An association needs a rule, and IAM wants the identities that a role trusts to exist. */
    private List<PlannedStack> needed(PlannedResource resource) {
        if (resource instanceof PlannedAssociation association) {
            return List.of(association.rule().stack());
        }
        List<PlannedStack> needed = new ArrayList<>();
        if (resource instanceof PlannedRole role) {
            for (PlannedRole.Trust trust : role.trust()) {
                for (String principal : trust.principals()) {
                    if (roles.containsKey(principal)) {
                        needed.add(roles.get(principal));
                    }
                }
            }
        }
        return needed;
    }
}
