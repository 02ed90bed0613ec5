package io.portolan.preflight;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ServiceVpc;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/**
 * What a preflight must know of the catalog and of this host.
 *
 * @param sites where this host's DNS may have to be mended; empty: to be told from the host, where a finding needs it
 */
record Estate(
        String environment,
        Optional<Region> clientRegion,
        Map<Region, ServiceVpc> serviceVpcs,
        Map<String, List<CidrBlock>> foreignCidrBlocks,
        List<InetSocketAddress> hostResolvers,
        Set<Site> sites) {

    static Estate of(ClusterCatalog catalog) {
        return new Estate(
                catalog.environment(),
                catalog.region(),
                catalog.serviceVpcs(),
                catalog.foreignCidrBlocks(),
                catalog.hostResolvers(),
                // name servers of one's own choice say nothing of where they are
                catalog.hostResolvers().isEmpty() ? Set.of() : EnumSet.allOf(Site.class));
    }

    @Override
    public Set<Site> sites() {
        return sites.isEmpty() ? Site.ofThisHost() : sites;
    }
}
