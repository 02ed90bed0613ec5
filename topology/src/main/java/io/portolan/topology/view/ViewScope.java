package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;
import java.util.Map;
import java.util.Set;

/**
 * Which part of the control planes is read. Immutable and thread-safe.
 *
 * @param vpcs the ids of the VPCs in each region of each account. Their groups and routes are read.
 * @param roles the ARNs of the roles
 */
public record ViewScope(Map<PlannedStack, Set<String>> vpcs, Set<String> roles) {

    /** Copies the map and the set. */
    public ViewScope {
        vpcs = Map.copyOf(vpcs);
        roles = Set.copyOf(roles);
    }
}
