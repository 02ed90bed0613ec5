package io.portolan.preflight;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.network.AddressJudgement;
import io.portolan.network.AddressRules;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/**
 * What a preflight needs from the catalog and from this host.
 *
 * @param sites where this host's DNS may be corrected. If empty, a finding that needs the place finds it on the host.
 */
record PreflightContext(
        String environment,
        Optional<Region> clientRegion,
        Map<Region, ServiceVpc> serviceVpcs,
        Map<String, List<CidrBlock>> foreignCidrBlocks,
        List<InetSocketAddress> hostResolvers,
        Set<DnsSite> sites) {

    static PreflightContext of(ClusterCatalog catalog) {
        return new PreflightContext(
                catalog.environment(),
                catalog.region(),
                catalog.serviceVpcs(),
                catalog.foreignCidrBlocks(),
                catalog.hostResolvers(),
                // Resolvers that the catalog chooses do not show where they stand.
                catalog.hostResolvers().isEmpty() ? Set.of() : EnumSet.allOf(DnsSite.class));
    }

    /** How addresses of this cluster's brokers are judged. */
    AddressJudgement judgement(ClusterDefinition cluster) {
        return new AddressJudgement(AddressRules.of(serviceVpcs, foreignCidrBlocks, cluster));
    }

    /** The service VPC that this cluster's brokers must be in. */
    Optional<ServiceVpc> requiredVpc(ClusterDefinition cluster) {
        Optional<Region> region = cluster.region();
        return region.isPresent() && judgement(cluster).rules().requiresOwnVpc()
                ? Optional.ofNullable(serviceVpcs.get(region.get()))
                : Optional.empty();
    }

    @Override
    public Set<DnsSite> sites() {
        return sites.isEmpty() ? DnsSite.ofThisHost() : sites;
    }
}
