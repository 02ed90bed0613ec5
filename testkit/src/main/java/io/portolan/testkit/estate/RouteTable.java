package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A route table of a VPC.
 *
 * @param id such as {@code rtb-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param vpcId its VPC
 * @param main whether it serves the subnets without a table of their own
 * @param subnetIds the subnets whose own table it is
 * @param routes its routes
 */
public record RouteTable(
        String id, EstatePlace place, String vpcId, boolean main, Set<String> subnetIds, List<VpcRoute> routes)
        implements EstateResource {

    /** Copies the collections. */
    public RouteTable {
        subnetIds = Set.copyOf(subnetIds);
        routes = List.copyOf(routes);
    }

    /** The route of a packet. It is the one with the smallest block that has the address, even if its target is gone. */
    public Optional<VpcRoute> findRoute(InetAddress destination) {
        return routes.stream()
                .filter(route -> route.destination().contains(destination))
                .max(Comparator.comparingInt(route -> route.destination().length()));
    }

    /** This table with one more route. */
    public RouteTable withRoute(VpcRoute route) {
        return withRoutes(Stream.concat(routes.stream(), Stream.of(route)).toList());
    }

    /** This table without some of its routes. */
    public RouteTable withoutRoutes(Predicate<VpcRoute> removed) {
        return withRoutes(routes.stream().filter(removed.negate()).toList());
    }

    private RouteTable withRoutes(List<VpcRoute> changed) {
        return new RouteTable(id, place, vpcId, main, subnetIds, changed);
    }
}
