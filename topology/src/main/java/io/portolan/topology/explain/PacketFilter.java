package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.plan.PlannedTraffic.Protocol;
import io.portolan.topology.view.FoundGroup;
import io.portolan.topology.view.FoundGroup.Permission;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Security groups that guard something together. What one of them lets pass, all of them do. */
record PacketFilter(List<FoundGroup> groups) {

    /** Traffic of one kind. */
    record Traffic(Direction direction, Protocol protocol, int port) {

        /** It in words, such as {@code UDP 53 in}. */
        String text() {
            return protocol + " " + port + (direction == Direction.INGRESS ? " in from " : " out to ");
        }

        private boolean isAllowedBy(Permission permission) {
            return permission.direction() == direction
                    && (permission.protocol().equals("-1")
                            || permission.protocol().equals(protocol.name().toLowerCase(Locale.ROOT)))
                    && (permission.fromPort() == -1 || (permission.fromPort() <= port && port <= permission.toPort()));
        }
    }

    /** Whether traffic with all of these addresses passes. */
    boolean passes(Traffic traffic, CidrBlock peer) {
        return peer.isCoveredBy(blocks(traffic).toList());
    }

    private Stream<CidrBlock> blocks(Traffic traffic) {
        return groups.stream()
                .flatMap(group -> group.permissions().stream())
                .filter(traffic::isAllowedBy)
                .flatMap(permission -> permission.peers().stream());
    }

    /** The addresses with which such traffic passes, in words. */
    String peers(Traffic traffic) {
        String peers = blocks(traffic).map(CidrBlock::toString).distinct().collect(Collectors.joining(", "));
        return traffic.text() + (peers.isEmpty() ? "nobody" : peers);
    }
}
