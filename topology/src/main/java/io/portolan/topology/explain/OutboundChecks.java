package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.GroupChecks.Guarded;
import io.portolan.topology.explain.PacketFilter.Traffic;
import io.portolan.topology.explain.RouteChecks.Start;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.plan.PlannedTraffic.Protocol;
import io.portolan.topology.view.FoundEndpoint;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Does the outbound endpoint of a rule reach the targets? */
final class OutboundChecks {

    private static final String API = "route53resolver:ListResolverEndpoints";

    private final Counterparts counterparts;
    private final PathTrail trail;
    private final PlannedStack place;
    private final List<InetSocketAddress> targets;

    OutboundChecks(Counterparts counterparts, PathTrail trail, PlannedStack place, List<InetSocketAddress> targets) {
        this.counterparts = counterparts;
        this.trail = trail;
        this.place = place;
        this.targets = targets;
    }

    /** @param group the id of the security group that the endpoint should have */
    Optional<Culprit> find(FoundEndpoint endpoint, Optional<String> group) {
        String what = "the outbound endpoint " + endpoint.id();
        List<CidrBlock> blocks = targets.stream()
                .map(target -> CidrBlock.ofAddress(target.getAddress()))
                .toList();
        List<String> subnets =
                endpoint.addresses().stream().map(FoundEndpoint.Address::subnet).toList();
        Guarded guarded = new Guarded(what, endpoint.id(), place, endpoint.groups(), group);
        Start start = new Start(what, place, endpoint.vpcId(), subnets);
        return down(endpoint)
                .or(() -> closed(guarded))
                .or(() ->
                        new RouteChecks(counterparts.view(), trail, Code.RULE_TARGET_UNREACHABLE).find(start, blocks));
    }

    /** Each target has a port of its own. */
    private Optional<Culprit> closed(Guarded guarded) {
        GroupChecks checks = new GroupChecks(counterparts, trail, Code.RULE_TARGET_UNREACHABLE);
        for (InetSocketAddress target : targets) {
            List<Traffic> kinds = Stream.of(Protocol.UDP, Protocol.TCP)
                    .map(protocol -> new Traffic(Direction.EGRESS, protocol, target.getPort()))
                    .toList();
            Optional<Culprit> culprit = checks.find(guarded, kinds, List.of(CidrBlock.ofAddress(target.getAddress())));
            if (culprit.isPresent()) {
                return culprit;
            }
        }
        return Optional.empty();
    }

    /** An endpoint that does not work. */
    private Optional<Culprit> down(FoundEndpoint endpoint) {
        Evidence evidence = new Evidence(API, endpoint.id(), place, endpoint.status(), "OPERATIONAL");
        if (endpoint.status().equals("OPERATIONAL")) {
            trail.note(evidence);
            return Optional.empty();
        }
        List<PlannedResource> planned = counterparts
                .plan()
                .all(PlannedEndpoint.class)
                .filter(wanted -> wanted.stack().equals(place)
                        && wanted.direction() == endpoint.direction()
                        && wanted.vpcId().equals(endpoint.vpcId()))
                .map(PlannedResource.class::cast)
                .toList();
        return Optional.of(new Culprit(
                Code.RULE_TARGET_UNREACHABLE,
                evidence,
                "The outbound endpoint does not work, so no question leaves the VPC.",
                "Repair it. Look at its network interfaces and at their subnets.",
                planned));
    }
}
