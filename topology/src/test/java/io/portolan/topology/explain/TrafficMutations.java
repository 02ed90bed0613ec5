package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import io.portolan.topology.plan.ResourceReference;
import java.util.Optional;
import java.util.Set;

/** Breaks what lets the brokers' own traffic pass. */
final class TrafficMutations {

    private TrafficMutations() {}

    /** The group of the clusters lets nothing in any more. */
    static Optional<Set<String>> closeClusters(DeployedPath path) {
        return path.all(PlannedTraffic.class).stream()
                .filter(traffic -> traffic.direction() == Direction.INGRESS && traffic.port() == 9098)
                .filter(traffic -> traffic.stack()
                        .region()
                        .equals(path.cluster().definition().region()))
                .map(traffic -> ((ResourceReference.Existing) traffic.securityGroup()).id())
                .findFirst()
                .map(group -> {
                    path.plane().securityGroups().replace(group, same -> same.withoutRules(rule -> true));
                    return Set.of(group);
                });
    }
}
