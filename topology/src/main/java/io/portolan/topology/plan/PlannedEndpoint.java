package io.portolan.topology.plan;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint of Route 53 Resolver. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param direction whether it takes questions into the VPC or out of it
 * @param vpcId its VPC
 * @param addresses its addresses, at least two
 * @param securityGroup the group that guards it
 */
public record PlannedEndpoint(
        PlannedStack stack,
        String name,
        Direction direction,
        String vpcId,
        List<Address> addresses,
        ResourceReference securityGroup)
        implements PlannedResource {

    /** Copies the list. */
    public PlannedEndpoint {
        addresses = List.copyOf(addresses);
    }

    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatEndpoint(this);
    }

    /** The way of the questions. */
    public enum Direction {
        /** Others ask the VPC's resolver. */
        INBOUND,
        /** The VPC's resolver asks others. */
        OUTBOUND
    }

    /**
     * An address of an endpoint.
     *
     * @param subnet its subnet
     * @param ip the address. If empty, AWS chooses one.
     */
    public record Address(String subnet, Optional<InetAddress> ip) {}
}
