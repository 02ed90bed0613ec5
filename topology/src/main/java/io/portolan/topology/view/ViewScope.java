package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which part of the control planes is read. Immutable and thread-safe.
 *
 * @param vpcs the ids of the VPCs in each region of each account. Their groups and routes are read.
 * @param roles the ARNs of the roles, with the requests that IAM shall simulate
 */
public record ViewScope(Map<PlannedStack, Set<String>> vpcs, Map<String, List<RoleRequests>> roles) {

    /** Copies the maps. */
    public ViewScope {
        vpcs = Map.copyOf(vpcs);
        roles = Map.copyOf(roles);
    }
}
