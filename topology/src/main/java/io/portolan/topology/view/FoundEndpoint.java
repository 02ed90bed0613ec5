package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedEndpoint.Direction;
import java.net.InetAddress;
import java.util.List;

/**
 * An endpoint of Route 53 Resolver. Immutable and thread-safe.
 *
 * @param id its id
 * @param direction the way of the questions
 * @param status its status, such as {@code OPERATIONAL}
 * @param vpcId its VPC
 * @param groups the ids of its security groups
 * @param addresses its addresses
 */
public record FoundEndpoint(
        String id, Direction direction, String status, String vpcId, List<String> groups, List<Address> addresses)
        implements FoundResource {

    /** Copies the lists. */
    public FoundEndpoint {
        groups = List.copyOf(groups);
        addresses = List.copyOf(addresses);
    }

    /** The addresses without their subnets. */
    public List<InetAddress> ips() {
        return addresses.stream().map(Address::ip).toList();
    }

    /**
     * An address of an endpoint.
     *
     * @param subnet its subnet
     * @param ip the address
     */
    public record Address(String subnet, InetAddress ip) {}
}
