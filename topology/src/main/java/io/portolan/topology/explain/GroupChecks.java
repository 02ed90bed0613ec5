package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.PacketFilter.Traffic;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundGroup;
import io.portolan.topology.view.MissingView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Do security groups let traffic pass? */
final class GroupChecks {

    private static final String API = "ec2:DescribeSecurityGroups";

    private final Counterparts counterparts;
    private final PathTrail trail;
    private final Code code;

    /** @param code what a closed group does to clients */
    GroupChecks(Counterparts counterparts, PathTrail trail, Code code) {
        this.counterparts = counterparts;
        this.trail = trail;
        this.code = code;
    }

    /**
     * The first traffic that does not pass.
     *
     * @param guarded what the groups guard
     * @param kinds the kinds of traffic
     * @param peers the addresses at the other end
     */
    Optional<Culprit> find(Guarded guarded, List<Traffic> kinds, List<CidrBlock> peers) {
        EstateView view = counterparts.view();
        Optional<List<FoundGroup>> all =
                trail.read(view.region(guarded.place()).network().groups());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<FoundGroup> groups = all.get().stream()
                .filter(group -> guarded.groups().contains(group.id()))
                .toList();
        if (groups.isEmpty()) {
            trail.miss(unknown(guarded));
            return Optional.empty();
        }
        for (Traffic traffic : kinds) {
            for (CidrBlock peer : peers) {
                PacketFilter filter = new PacketFilter(groups);
                if (!filter.passes(traffic, peer)) {
                    return Optional.of(closed(guarded, traffic, peer, filter));
                }
                trail.note(new Evidence(
                        API, groups.get(0).id(), guarded.place(), filter.peers(traffic), traffic.text() + peer));
            }
        }
        return Optional.empty();
    }

    private static MissingView unknown(Guarded guarded) {
        return new MissingView(
                "the security group of " + guarded.what(),
                guarded.place(),
                "EC2 knows none of " + guarded.groups() + " in its VPC",
                "Correct the id in the catalog.");
    }

    private Culprit closed(Guarded guarded, Traffic traffic, CidrBlock peer, PacketFilter filter) {
        if (guarded.hasOtherGroups()) {
            return otherGroups(guarded, traffic.text() + peer);
        }
        String cause = "The security group of " + guarded.what() + " does not let " + traffic.text() + peer + " pass.";
        return new Culprit(
                code,
                new Evidence(
                        API,
                        filter.groups().get(0).id(),
                        guarded.place(),
                        filter.peers(traffic),
                        traffic.text() + peer),
                cause,
                "Let it pass.",
                planned(guarded, traffic, peer));
    }

    /** The wanted group may be right, but it guards something else. */
    private Culprit otherGroups(Guarded guarded, String traffic) {
        return new Culprit(
                code,
                new Evidence(
                        "route53resolver:ListResolverEndpoints",
                        guarded.id(),
                        guarded.place(),
                        "security groups " + String.join(", ", guarded.groups()),
                        "security group " + guarded.wanted().orElseThrow()),
                "Another security group than the planned one guards " + guarded.what() + ". It does not let " + traffic
                        + " pass.",
                "Give it the planned security group.",
                List.of());
    }

    /** The rules of the plan for this traffic. */
    private List<PlannedResource> planned(Guarded guarded, Traffic traffic, CidrBlock peer) {
        Consumer<MissingView> ignored = view -> {};
        return counterparts
                .plan()
                .all(PlannedTraffic.class)
                .filter(planned -> planned.direction() == traffic.direction())
                .filter(planned -> planned.protocol() == traffic.protocol() && planned.port() == traffic.port())
                .filter(planned -> planned.peer().overlaps(peer))
                .filter(planned -> counterparts
                        .groupId(planned.securityGroup(), ignored)
                        .filter(guarded.groups()::contains)
                        .isPresent())
                .map(PlannedResource.class::cast)
                .toList();
    }

    /**
     * Something that security groups guard.
     *
     * @param what it in words
     * @param id its id
     * @param place where it is
     * @param groups the ids of the groups
     * @param wanted the id of the group that it should have. It is empty if nobody knows it.
     */
    record Guarded(String what, String id, PlannedStack place, List<String> groups, Optional<String> wanted) {

        private boolean hasOtherGroups() {
            return wanted.isPresent() && !groups.contains(wanted.get());
        }
    }
}
