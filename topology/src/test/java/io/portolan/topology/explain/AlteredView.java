package io.portolan.topology.explain;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.SmallEstate;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.FoundAssociation;
import io.portolan.topology.view.FoundProfile;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.FoundRule;
import io.portolan.topology.view.NetworkView;
import io.portolan.topology.view.RegionView;
import io.portolan.topology.view.ResolverView;
import io.portolan.topology.view.ShareView;
import io.portolan.topology.view.Viewed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/**
 * What the control planes of the small estate say. Tests change it, so a cause needs neither a deployment nor a call.
 *
 * @param view what they say
 */
record AlteredView(EstateView view) {

    static final PlannedStack SHOP = new PlannedStack("333333333333", Optional.of(Region.US_EAST_2));
    static final PlannedStack STOCK = new PlannedStack("444444444444", Optional.of(Region.US_EAST_2));
    static final PlannedStack SERVICE = new PlannedStack("222222222222", Optional.of(Region.US_WEST_2));
    static final String STOCK_VPC = "vpc-0a1b2c3d4e5f60004";
    static final String ZONE = "kafka-serverless.us-west-2.amazonaws.com";

    private static final ClusterCatalog CATALOG = SampleEstates.catalog("small-estate.yaml");
    private static final EstatePlan PLAN = EstatePlan.of(CATALOG);
    private static final AlteredView WHOLE = new AlteredView(read());

    private static EstateView read() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            return estate.reader().read(new ScopeFinder(CATALOG, PLAN).find(PLAN));
        }
    }

    /** Nothing is wrong. */
    static AlteredView whole() {
        return WHOLE;
    }

    /** What a part has. */
    static <T> T content(Viewed<T> part) {
        return part.contentOr(missing -> {}).orElseThrow();
    }

    /** A part with one more resource. */
    static <T extends FoundResource> Viewed<List<T>> plus(Viewed<List<T>> part, T more) {
        return part.map(all -> {
            List<T> changed = new ArrayList<>(all);
            changed.add(more);
            return changed;
        });
    }

    /** The rule that the plan makes for the names of the cluster. */
    FoundRule rule() {
        return content(view.region(SHOP).resolver().rules()).stream()
                .filter(rule -> rule.domain().equals(ZONE))
                .findFirst()
                .orElseThrow();
    }

    AlteredView withResolver(PlannedStack place, UnaryOperator<ResolverView> change) {
        RegionView before = view.region(place);
        return withRegion(place, new RegionView(change.apply(before.resolver()), before.shares(), before.network()));
    }

    AlteredView withShares(PlannedStack place, UnaryOperator<ShareView> change) {
        RegionView before = view.region(place);
        return withRegion(place, new RegionView(before.resolver(), change.apply(before.shares()), before.network()));
    }

    AlteredView withNetwork(PlannedStack place, UnaryOperator<NetworkView> change) {
        RegionView before = view.region(place);
        return withRegion(place, new RegionView(before.resolver(), before.shares(), change.apply(before.network())));
    }

    private AlteredView withRegion(PlannedStack place, RegionView region) {
        Map<PlannedStack, RegionView> regions = new HashMap<>(view.regions());
        regions.put(place, region);
        return new AlteredView(new EstateView(regions, view.roles()));
    }

    AlteredView withRole(String arn, UnaryOperator<FoundRole> change) {
        Map<String, Viewed<Optional<FoundRole>>> roles = new HashMap<>(view.roles());
        roles.put(arn, view.role(arn).map(role -> role.map(change)));
        return new AlteredView(new EstateView(view.regions(), roles));
    }

    /** The site {@code stock} sees one more rule, and its VPC has it. */
    AlteredView withRuleOfStock(FoundRule rule, String status) {
        return withResolver(
                STOCK,
                resolver -> new ResolverView(
                        resolver.endpoints(),
                        plus(resolver.rules(), rule),
                        plus(
                                resolver.associations(),
                                new FoundAssociation("rslvr-rrassoc-new", rule.id(), STOCK_VPC, status)),
                        resolver.profiles()));
    }

    /** The site {@code stock} sees one more rule, and its VPC has a Profile with it. */
    AlteredView withProfileOfStock(FoundRule rule) {
        FoundProfile profile = new FoundProfile(
                "rp-new",
                List.of(new FoundProfile.Link("rpr-new", rule.id(), "COMPLETE")),
                List.of(new FoundProfile.Link("rpa-new", STOCK_VPC, "COMPLETE")));
        return withResolver(
                STOCK,
                resolver -> new ResolverView(
                        resolver.endpoints(),
                        plus(resolver.rules(), rule),
                        resolver.associations(),
                        plus(resolver.profiles(), profile)));
    }

    /** Explains the way from {@code stock} to {@code orders}. */
    Explanation explain() {
        return explain(Optional.empty());
    }

    Explanation explain(Optional<PreflightReport> preflight) {
        SitePath path = new PlanInspection(CATALOG, PLAN)
                .path(
                        CATALOG.cluster("orders", () -> Region.US_EAST_2),
                        Objects.requireNonNull(CATALOG.estate().clientSites().get("stock")),
                        List.of("boot-1." + ZONE));
        return new SiteExplainer(PLAN, view).explain(path, preflight);
    }

    /** The code and the resource of the culprit, or the views that are missing. It is empty if nothing is wrong. */
    String verdict() {
        Explanation explanation = explain();
        return explanation
                .culprit()
                .map(culprit -> culprit.code() + " " + culprit.evidence().resource())
                .orElseGet(() -> explanation.missing().stream()
                        .map(missing -> "not seen: " + missing.what())
                        .collect(Collectors.joining(", ")));
    }
}
