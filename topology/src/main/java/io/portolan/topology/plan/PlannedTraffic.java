package io.portolan.topology.plan;

import io.portolan.catalog.CidrBlock;

/**
 * A rule of a security group. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param securityGroup the group
 * @param direction the way of the traffic
 * @param protocol its protocol
 * @param port the port at its destination
 * @param peer the addresses at the other end
 */
public record PlannedTraffic(
        PlannedStack stack,
        String name,
        ResourceReference securityGroup,
        Direction direction,
        Protocol protocol,
        int port,
        CidrBlock peer)
        implements PlannedResource {
    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatTraffic(this);
    }

    /** The way of the traffic. */
    public enum Direction {
        /** It comes in. */
        INGRESS,
        /** It goes out. */
        EGRESS
    }

    /** The protocol of the traffic. */
    public enum Protocol {
        /** UDP. */
        UDP,
        /** TCP. */
        TCP
    }
}
