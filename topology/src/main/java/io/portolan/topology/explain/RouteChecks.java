package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.diagnosis.Code;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundRouteTable;
import java.util.List;
import java.util.Optional;

/** Do the routes of a VPC lead to other networks? */
record RouteChecks(EstateView view, PathTrail trail, Code code) {

    private static final String API = "ec2:DescribeRouteTables";

    /**
     * The first table that does not lead there. Without subnets one table that does is enough.
     *
     * @param start where the traffic begins
     * @param destinations where it goes
     */
    Optional<Culprit> find(Start start, List<CidrBlock> destinations) {
        Optional<List<FoundRouteTable>> all =
                trail.read(view.region(start.place).network().routeTables());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<FoundRouteTable> tables =
                RouteLookup.of(all.get(), start.vpcId).limitTo(start.subnets).tables();
        for (CidrBlock destination : destinations) {
            Optional<FoundRouteTable> open = tables.stream()
                    .filter(table -> RouteLookup.leads(table, destination))
                    .findFirst();
            Optional<FoundRouteTable> closed = tables.stream()
                    .filter(table -> !RouteLookup.leads(table, destination))
                    .findFirst();
            if (closed.isPresent() && (open.isEmpty() || !start.subnets.isEmpty())) {
                return Optional.of(lost(start, closed.get(), destination));
            }
            open.ifPresent(table -> trail.note(evidence(start, table, destination)));
        }
        return Optional.empty();
    }

    private Culprit lost(Start start, FoundRouteTable table, CidrBlock destination) {
        boolean hole = RouteLookup.route(table, destination).isPresent();
        String cause = hole
                ? "The next hop of the route from " + start.what + " to " + destination + " does not exist any more."
                : "There is no route from " + start.what + " to " + destination + ".";
        return new Culprit(
                code,
                evidence(start, table, destination),
                cause,
                "Add a route to " + destination
                        + " through the peering, transit gateway or VPN that joins the networks."
                        + " A plan does not have routes.",
                List.of());
    }

    private static Evidence evidence(Start start, FoundRouteTable table, CidrBlock destination) {
        String seen = RouteLookup.route(table, destination)
                .map(route -> route.destination() + " to " + route.target() + (route.active() ? "" : ", a black hole"))
                .orElse("no route to " + destination);
        return new Evidence(API, table.id(), start.place, seen, "a route to " + destination);
    }

    /**
     * Where traffic begins.
     *
     * @param what it in words
     * @param place its account and region
     * @param vpcId its VPC
     * @param subnets its subnets. It is empty if nobody knows them.
     */
    record Start(String what, PlannedStack place, String vpcId, List<String> subnets) {}
}
