package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlanSelection;
import io.portolan.topology.view.EstateReader;
import io.portolan.topology.view.EstateView;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Reads what a question about a plan needs and answers it. Immutable and thread-safe.
 *
 * @param catalog the catalog
 * @param plan its plan
 */
public record PlanInspection(ClusterCatalog catalog, EstatePlan plan) {

    /**
     * Finds out why a site does not reach a cluster.
     *
     * @param cluster the cluster
     * @param site the site
     * @param hosts the names of its brokers as far as they are known
     * @param preflight what a preflight from the site found
     * @param reader reads the control planes
     */
    public Explanation explain(
            ClusterDefinition cluster,
            ClientSite site,
            List<String> hosts,
            Optional<PreflightReport> preflight,
            EstateReader reader) {
        SitePath path = path(cluster, site, hosts);
        EstateView view = reader.read(new ScopeFinder(catalog, plan).find(path));
        return new SiteExplainer(plan, view).explain(path, preflight);
    }

    /** Compares a part of the plan with what exists. */
    public Drift compare(PlanSelection selection, EstateReader reader) {
        EstatePlan part = plan.select(selection);
        EstateView view = reader.read(new ScopeFinder(catalog, plan).find(part));
        return new DriftComparison(plan, part, view).compare();
    }

    /**
     * Checks that the catalog says enough of the path.
     *
     * @throws PortolanException with {@code CATALOG_INVALID} if it does not
     */
    public void requirePath(ClusterDefinition cluster, ClientSite site) {
        path(cluster, site, List.of());
    }

    /** The path, if the catalog says enough of it. */
    SitePath path(ClusterDefinition cluster, ClientSite site, List<String> hosts) {
        Optional<Region> region = cluster.region();
        Optional<ServiceVpc> service = region.map(catalog.serviceVpcs()::get);
        Optional<ServiceVpcSite> place = region.map(catalog.estate().serviceVpcs()::get);
        if (!cluster.isMskCluster() || service.isEmpty() || place.isEmpty()) {
            throw new PortolanException(
                    "The path to " + cluster.name() + " is not described",
                    Finding.about(Code.CATALOG_INVALID, "cluster " + cluster.name())
                            .asked("an MSK cluster in the service VPC of a region, with its account and vpc-id")
                            .seen(service.isEmpty() ? "no service VPC" : "a service VPC without account and vpc-id")
                            .cause("Nothing is known of where the cluster's service VPC is.")
                            .fix("Add account, vpc-id and inbound-endpoint below service-vpcs." + cluster.regionId()
                                    + ".")
                            .build());
        }
        if (!site.uses(cluster)) {
            throw unused(cluster, site);
        }
        return new SitePath(site, cluster, service.get(), place.get(), hosts);
    }

    /** The plan has no way for a site to a cluster that it does not use, so it has nothing to compare with. */
    private static PortolanException unused(ClusterDefinition cluster, ClientSite site) {
        String role = cluster.access().dataPlane().orElseThrow().name();
        String key = "client-sites." + site.name() + ".roles";
        return new PortolanException(
                "The site " + site.name() + " does not use the cluster " + cluster.name(),
                Finding.about(Code.CATALOG_INVALID, key)
                        .asked("the role " + role + " of the cluster")
                        .seen(String.join(", ", site.roles()))
                        .cause("The plan has no way from a site to a cluster whose role the site does not use.")
                        .fix("Add " + role + " to " + key + " and make what the plan then has, or ask for another"
                                + " site or cluster.")
                        .build());
    }
}
