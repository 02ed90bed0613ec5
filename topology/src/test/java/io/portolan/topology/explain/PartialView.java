package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.NetworkView;
import io.portolan.topology.view.RegionView;
import io.portolan.topology.view.ViewScope;
import io.portolan.topology.view.Viewed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a smaller scope would have read, out of what a larger one has read. */
final class PartialView {

    private PartialView() {}

    static EstateView of(EstateView whole, ViewScope scope) {
        Map<PlannedStack, RegionView> regions = new HashMap<>();
        scope.vpcs().forEach((place, vpcs) -> regions.put(place, region(whole.region(place), vpcs)));
        Map<String, Viewed<Optional<FoundRole>>> roles = new HashMap<>();
        scope.roles().keySet().forEach(arn -> roles.put(arn, whole.role(arn)));
        return new EstateView(regions, roles);
    }

    private static RegionView region(RegionView whole, Set<String> vpcs) {
        NetworkView network = new NetworkView(
                whole.network()
                        .groups()
                        .map(groups -> groups.stream()
                                .filter(group -> vpcs.contains(group.vpcId()))
                                .toList()),
                whole.network()
                        .routeTables()
                        .map(tables -> tables.stream()
                                .filter(table -> vpcs.contains(table.vpcId()))
                                .toList()));
        return new RegionView(whole.resolver(), whole.shares(), network);
    }
}
