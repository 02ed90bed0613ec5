package io.portolan.topology.plan;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.EstateDescription;
import io.portolan.catalog.OutboundEndpoint;
import io.portolan.catalog.RoleChain;
import io.portolan.catalog.ServiceVpc;
import io.portolan.catalog.ServiceVpcSite;
import io.portolan.catalog.SiteNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * What a plan is made from, by the questions of its makers.
 *
 * @param catalog the clusters and the service VPCs
 * @param estate the sites and the roles
 */
record EstateFacts(ClusterCatalog catalog, EstateDescription estate) {

    List<ServiceVpc> serviceVpcs() {
        return List.copyOf(catalog.serviceVpcs().values());
    }

    /** Where the service VPC of a region is. Empty if the catalog does not say it. */
    Optional<ServiceVpcSite> place(Region region) {
        return Optional.ofNullable(estate.serviceVpcs().get(region));
    }

    /** The clusters of MSK in a region. */
    List<ClusterDefinition> clusters(Region region) {
        List<ClusterDefinition> clusters = new ArrayList<>();
        for (ClusterDefinition cluster : catalog.clusters()) {
            if (cluster.region().equals(Optional.of(region))
                    && ClusterKind.of(cluster).isMsk()) {
                clusters.add(cluster);
            }
        }
        return clusters;
    }

    List<ClientSite> sites() {
        return List.copyOf(estate.clientSites().values());
    }

    List<ClientSite> sitesOnPremises() {
        return sites().stream().filter(site -> site.network().isEmpty()).toList();
    }

    /** The sites in AWS whose outbound endpoint is their own. */
    List<ClientSite> endpointOwners() {
        return sites().stream()
                .filter(site -> site.network().isPresent() && owner(site).equals(site))
                .toList();
    }

    /** The sites whose questions go through the outbound endpoint of this one. It is the first of them. */
    List<ClientSite> endpointUsers(ClientSite owner) {
        return sites().stream()
                .filter(site -> site.network().isPresent() && owner(site).equals(owner))
                .toList();
    }

    /** The site in AWS whose outbound endpoint this one uses, which may be itself. */
    private ClientSite owner(ClientSite site) {
        return network(site).outboundEndpoint() instanceof OutboundEndpoint.OfSite other
                ? estate.clientSites().getOrDefault(other.site(), site)
                : site;
    }

    /** The sites whose clients use this role of the catalog, for records or to find brokers. */
    List<ClientSite> usersOfRole(String role) {
        return sites().stream()
                .filter(site -> uses(site, role) || findsBrokersBy(site, role))
                .toList();
    }

    /** Whether a chain is there to read accounts, and no cluster has it. Only sites that name it use it. */
    boolean isForOperators(RoleChain chain) {
        return isForOperators(chain.name());
    }

    private boolean isForOperators(String role) {
        return estate.inspectRoles().values().stream()
                        .anyMatch(chain -> chain.name().equals(role))
                && catalog.clusters().stream().noneMatch(cluster -> hasRole(cluster, role));
    }

    private static boolean hasRole(ClusterDefinition cluster, String role) {
        return Stream.of(cluster.access().dataPlane(), cluster.access().controlPlane())
                .flatMap(Optional::stream)
                .anyMatch(chain -> chain.name().equals(role));
    }

    /** The ARNs of who assumes the first role of a chain at a site. Empty if the catalog does not say it. */
    static List<String> callers(ClientSite site, RoleChain chain) {
        RoleArn role = new RoleArn(chain.hops().get(0).roleArn());
        if (!site.identities().isEmpty()) {
            return site.identities().stream()
                    .filter(identity -> RoleArn.partition(identity).equals(role.partition()))
                    .toList();
        }
        return site.network()
                .filter(network -> chain.isKnownIn(network.region()))
                .map(network -> List.of(role.root(network.account())))
                .orElse(List.of());
    }

    private boolean uses(ClientSite site, String role) {
        return site.roles().isEmpty() ? !isForOperators(role) : site.roles().contains(role);
    }

    private boolean findsBrokersBy(ClientSite site, String role) {
        return catalog.clusters().stream()
                .filter(cluster ->
                        cluster.access().controlPlane().map(RoleChain::name).equals(Optional.of(role)))
                .anyMatch(site::uses);
    }

    /** The sites whose clients may reach a cluster. */
    List<ClientSite> sitesReaching(ClusterDefinition cluster) {
        return sites().stream().filter(site -> site.uses(cluster)).toList();
    }

    static SiteNetwork network(ClientSite site) {
        return site.network()
                .orElseThrow(() -> new IllegalArgumentException("The site " + site.name() + " is not in AWS"));
    }

    static PlannedStack stack(ClientSite site) {
        return new PlannedStack(
                network(site).account(), Optional.of(network(site).region()));
    }

    static PlannedStack stack(ServiceVpcSite vpc) {
        return new PlannedStack(vpc.account(), Optional.of(vpc.region()));
    }

    static List<String> names(List<ClientSite> sites) {
        return sites.stream().map(ClientSite::name).toList();
    }
}
