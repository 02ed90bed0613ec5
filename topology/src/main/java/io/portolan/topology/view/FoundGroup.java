package io.portolan.topology.view;

import io.portolan.catalog.CidrBlock;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import java.util.List;

/**
 * A security group. Immutable and thread-safe.
 *
 * @param id its id
 * @param vpcId its VPC
 * @param description what it is for
 * @param permissions what it lets pass
 */
public record FoundGroup(String id, String vpcId, String description, List<Permission> permissions)
        implements FoundResource {

    /** Copies the list. */
    public FoundGroup {
        permissions = List.copyOf(permissions);
    }

    /**
     * Traffic that a group lets pass.
     *
     * @param direction the way of the traffic
     * @param protocol {@code udp} or {@code tcp} or {@code -1} for all
     * @param fromPort the first port. It is -1 for all.
     * @param toPort the last port
     * @param peers the addresses at the other end
     */
    public record Permission(Direction direction, String protocol, int fromPort, int toPort, List<CidrBlock> peers) {

        /** Copies the list. */
        public Permission {
            peers = List.copyOf(peers);
        }
    }
}
