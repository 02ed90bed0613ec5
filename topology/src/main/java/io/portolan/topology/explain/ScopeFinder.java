package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.Hop;
import io.portolan.catalog.OutboundEndpoint;
import io.portolan.catalog.RoleChain;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.catalog.SiteNetwork;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.RoleArn;
import io.portolan.topology.view.RoleRequests;
import io.portolan.topology.view.ViewScope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which part of the control planes a question needs. */
final class ScopeFinder {

    private final ClusterCatalog catalog;
    private final EstatePlan plan;
    private final Map<PlannedStack, Set<String>> vpcs = new HashMap<>();
    private final Set<String> roles = new HashSet<>();

    ScopeFinder(ClusterCatalog catalog, EstatePlan plan) {
        this.catalog = catalog;
        this.plan = plan;
    }

    /** The part for one path. It has the site, the site whose endpoint it uses, and the service VPC. */
    ViewScope find(SitePath path) {
        addSite(path.site());
        addService(path.serviceSite());
        path.cluster().access().dataPlane().ifPresent(this::addRoles);
        path.cluster().access().controlPlane().ifPresent(this::addRoles);
        return new ViewScope(vpcs, requests());
    }

    /** The part for resources of a plan. What a site needs in a region refers to the endpoint that it uses, wherever that is. */
    ViewScope find(EstatePlan part) {
        for (PlannedResource resource : part.resources()) {
            boolean regional = resource.stack().region().isPresent();
            if (regional) {
                vpcs.computeIfAbsent(resource.stack(), place -> new HashSet<>());
            }
            if (resource instanceof PlannedRole role) {
                roles.add(role.arn());
            }
            plan.sites(resource).forEach(name -> site(name).ifPresent(regional ? this::addSite : this::addIdentities));
        }
        Set<PlannedStack> places = Set.copyOf(vpcs.keySet());
        catalog.estate().clientSites().values().forEach(this::addSite);
        catalog.estate().serviceVpcs().values().forEach(this::addService);
        vpcs.keySet().retainAll(places);
        Set<String> accounts = new HashSet<>();
        part.resources().forEach(resource -> accounts.add(resource.stack().account()));
        roles.removeIf(role -> !accounts.contains(RoleArn.account(role)));
        return new ViewScope(vpcs, requests());
    }

    /** What the plan allows each role. */
    private Map<String, List<RoleRequests>> requests() {
        PlanIndex index = new PlanIndex(plan);
        Map<String, List<RoleRequests>> requests = new HashMap<>();
        for (String role : roles) {
            requests.put(
                    role,
                    index.policies(role).stream()
                            .flatMap(policy -> policy.statements().stream())
                            .map(statement -> new RoleRequests(statement.actions(), statement.resources()))
                            .toList());
        }
        return requests;
    }

    private void addSite(ClientSite site) {
        site.network().ifPresent(network -> {
            add(network);
            if (network.outboundEndpoint() instanceof OutboundEndpoint.OfSite other) {
                site(other.site()).ifPresent(this::addSite);
            }
        });
        addIdentities(site);
    }

    private Optional<ClientSite> site(String name) {
        return Optional.ofNullable(catalog.estate().clientSites().get(name));
    }

    private void addIdentities(ClientSite site) {
        site.identities().stream().filter(arn -> arn.contains(":role/")).forEach(roles::add);
    }

    private void add(SiteNetwork network) {
        PlannedStack place = new PlannedStack(network.account(), Optional.of(network.region()));
        vpcs.computeIfAbsent(place, absent -> new HashSet<>()).add(network.vpcId());
    }

    private void addService(ServiceVpcSite service) {
        PlannedStack place = new PlannedStack(service.account(), Optional.of(service.region()));
        vpcs.computeIfAbsent(place, absent -> new HashSet<>()).add(service.vpcId());
    }

    private void addRoles(RoleChain chain) {
        chain.hops().stream().map(Hop::roleArn).forEach(roles::add);
    }
}
