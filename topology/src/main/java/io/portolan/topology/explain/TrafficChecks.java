package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.GroupChecks.Guarded;
import io.portolan.topology.explain.PacketFilter.Traffic;
import io.portolan.topology.explain.RouteChecks.Start;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.plan.PlannedTraffic.Protocol;
import io.portolan.topology.plan.ResourceReference;
import io.portolan.topology.view.MissingView;
import java.util.List;
import java.util.Optional;

/** Does Kafka's own traffic get from the site to the service VPC and back? */
final class TrafficChecks {

    private static final int IAM_PORT = 9098;

    private final SitePath path;
    private final Counterparts counterparts;
    private final PathTrail trail;

    TrafficChecks(SitePath path, Counterparts counterparts, PathTrail trail) {
        this.path = path;
        this.counterparts = counterparts;
        this.trail = trail;
    }

    Optional<Culprit> find() {
        return wayThere().or(this::clusterGroup).or(this::wayBack);
    }

    /** The routes on premises cannot be read. */
    private Optional<Culprit> wayThere() {
        if (path.site().network().isEmpty()) {
            return Optional.empty();
        }
        PlannedStack place = path.sitePlace().orElseThrow();
        String vpcId = path.site().network().orElseThrow().vpcId();
        if (vpcId.equals(path.serviceSite().vpcId())) {
            return Optional.empty();
        }
        return routes().find(
                        new Start("site " + path.site().name(), place, vpcId, List.of()),
                        path.service().cidrBlocks());
    }

    private Optional<Culprit> clusterGroup() {
        Optional<String> group = path.serviceSite().clusterSecurityGroup();
        if (group.isEmpty()) {
            trail.miss(new MissingView(
                    "the security group of the MSK clusters",
                    path.servicePlace(),
                    "the catalog does not name it",
                    "Add cluster-security-group below service-vpcs."));
            return Optional.empty();
        }
        Guarded guarded =
                new Guarded("the MSK clusters", group.get(), path.servicePlace(), List.of(group.get()), group);
        List<Traffic> kinds = ports(group.get()).stream()
                .map(port -> new Traffic(Direction.INGRESS, Protocol.TCP, port))
                .toList();
        return new GroupChecks(counterparts, trail, Code.TCP_TIMEOUT)
                .find(guarded, kinds, path.site().cidrBlocks());
    }

    /** The ports of the clusters that the plan opens for this site. */
    private List<Integer> ports(String group) {
        List<Integer> ports = counterparts
                .plan()
                .all(PlannedTraffic.class)
                .filter(planned -> planned.securityGroup().equals(new ResourceReference.Existing(group)))
                .filter(planned -> path.site().cidrBlocks().contains(planned.peer()))
                .map(PlannedTraffic::port)
                .distinct()
                .toList();
        return ports.isEmpty() ? List.of(IAM_PORT) : ports;
    }

    private Optional<Culprit> wayBack() {
        boolean sameVpc = path.site()
                .network()
                .filter(network -> network.vpcId().equals(path.serviceSite().vpcId()))
                .isPresent();
        Start start = new Start(
                "the service VPC",
                path.servicePlace(),
                path.serviceSite().vpcId(),
                path.serviceSite().subnets());
        return sameVpc ? Optional.empty() : routes().find(start, path.site().cidrBlocks());
    }

    private RouteChecks routes() {
        return new RouteChecks(counterparts.view(), trail, Code.TCP_TIMEOUT);
    }
}
