package io.portolan.topology.view;

import io.portolan.catalog.CidrBlock;
import java.util.List;

/**
 * A route table of a VPC. Immutable and thread-safe.
 *
 * @param id its id
 * @param vpcId its VPC
 * @param main whether subnets without a table of their own use it
 * @param subnets the subnets that name it
 * @param routes its routes
 */
public record FoundRouteTable(String id, String vpcId, boolean main, List<String> subnets, List<Route> routes)
        implements FoundResource {

    /** Copies the lists. */
    public FoundRouteTable {
        subnets = List.copyOf(subnets);
        routes = List.copyOf(routes);
    }

    /**
     * A route.
     *
     * @param destination where it leads
     * @param target the id of the next hop, such as {@code local} or {@code tgw-0a1b2c3d4e5f60718}
     * @param active whether the next hop is there. If not, the route is a black hole.
     */
    public record Route(CidrBlock destination, String target, boolean active) {}
}
