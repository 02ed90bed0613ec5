package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.topology.view.FoundRouteTable;
import io.portolan.topology.view.FoundRouteTable.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The routes of a VPC. The most specific one decides. */
record RouteLookup(List<FoundRouteTable> tables) {

    static RouteLookup of(List<FoundRouteTable> all, String vpcId) {
        return new RouteLookup(
                all.stream().filter(table -> table.vpcId().equals(vpcId)).toList());
    }

    /** The tables that these subnets use. Without subnets it is all tables. */
    RouteLookup limitTo(List<String> subnets) {
        return subnets.isEmpty()
                ? this
                : new RouteLookup(subnets.stream()
                        .flatMap(subnet -> table(subnet).stream())
                        .distinct()
                        .toList());
    }

    private Optional<FoundRouteTable> table(String subnet) {
        return tables.stream()
                .filter(table -> table.subnets().contains(subnet))
                .findFirst()
                .or(() -> tables.stream().filter(FoundRouteTable::main).findFirst());
    }

    /** The route that a table has to these addresses. */
    static Optional<Route> route(FoundRouteTable table, CidrBlock destination) {
        return table.routes().stream()
                .filter(route -> route.destination().covers(destination))
                .max(Comparator.comparingInt(route -> route.destination().prefixLength()));
    }

    /** Whether a table leads to these addresses, by one route or by several for parts of them. */
    static boolean leads(FoundRouteTable table, CidrBlock destination) {
        List<CidrBlock> parts = table.routes().stream()
                .filter(Route::active)
                .map(Route::destination)
                .filter(destination::covers)
                .toList();
        return route(table, destination).filter(Route::active).isPresent() || destination.isCoveredBy(parts);
    }
}
