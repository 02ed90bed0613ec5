package io.portolan.topology.explain;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.ResourceShare;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.RegionView;
import io.portolan.topology.view.RoleRequests;
import io.portolan.topology.view.ViewScope;
import io.portolan.topology.view.Viewed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** Reads an estate that changes. Where the model has what it had before, the control planes would answer the same again. */
final class RepeatedReading {

    private final ServedEstate estate;
    private final ViewScope scope;
    private final Map<Object, List<?>> contents = new HashMap<>();
    private EstateView first = new EstateView(Map.of(), Map.of());

    RepeatedReading(ServedEstate estate, ViewScope scope) {
        this.estate = estate;
        this.scope = scope;
    }

    /** Reads all of it. */
    EstateView readAll() {
        return estate.read(scope);
    }

    /** Reads all of it, for later readings. */
    EstateView readFirst() {
        first = readAll();
        scope.vpcs().keySet().forEach(place -> contents.put(place, contentOf(place)));
        scope.roles().keySet().forEach(role -> contents.put(role, contentOf(role)));
        return first;
    }

    /** Reads what is not as it was at the first reading. */
    EstateView readChanged() {
        Map<PlannedStack, Set<String>> places = new HashMap<>(scope.vpcs());
        places.keySet().removeIf(place -> contentOf(place).equals(contents.get(place)));
        Map<String, List<RoleRequests>> arns = new HashMap<>(scope.roles());
        arns.keySet().removeIf(role -> contentOf(role).equals(contents.get(role)));
        EstateView changed = estate.read(new ViewScope(places, arns));
        Map<PlannedStack, RegionView> regions = new HashMap<>(first.regions());
        regions.putAll(changed.regions());
        Map<String, Viewed<Optional<FoundRole>>> roles = new HashMap<>(first.roles());
        roles.putAll(changed.roles());
        return new EstateView(regions, roles);
    }

    /** The answers about a region of an account depend on what it has there, and on what others share with it. */
    private List<?> contentOf(PlannedStack stack) {
        ControlPlane plane = estate.aws().plane();
        EstatePlace place =
                new EstatePlace(stack.account(), stack.region().map(Region::id).orElseThrow());
        Stream<?> own = Stream.of(
                        plane.vpcs(),
                        plane.subnets(),
                        plane.routeTables(),
                        plane.securityGroups(),
                        plane.endpoints(),
                        plane.rules(),
                        plane.ruleAssociations(),
                        plane.shares())
                .flatMap(registry -> registry.list(place).stream());
        Stream<ResourceShare> lent = plane.shares().all().stream()
                .filter(share -> share.region().equals(place.region()))
                .filter(share -> share.principals().containsKey(place.account()));
        Stream<ResolverRule> borrowed = plane.rules().all().stream()
                .filter(rule -> rule.region().equals(place.region()))
                .filter(rule -> plane.mayUse(rule.arn(), rule, place.account()));
        return Stream.of(own, lent, borrowed).flatMap(all -> all).toList();
    }

    private List<?> contentOf(String arn) {
        ControlPlane plane = estate.aws().plane();
        Stream<EstateRole> role = plane.roles().find(arn).stream();
        return role.flatMap(found -> Stream.concat(
                        Stream.of(found),
                        Stream.concat(found.managedPolicies().stream().sorted(), found.boundary().stream())
                                .map(plane.policies()::find)))
                .toList();
    }
}
