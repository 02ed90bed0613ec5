package io.portolan.preflight;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ServiceVpc;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** What a preflight must know of the catalog. */
record Estate(
        String environment,
        Optional<Region> clientRegion,
        Map<Region, ServiceVpc> serviceVpcs,
        Map<String, List<CidrBlock>> foreignCidrBlocks,
        List<InetSocketAddress> hostResolvers) {

    static Estate of(ClusterCatalog catalog) {
        return new Estate(
                catalog.environment(),
                catalog.region(),
                catalog.serviceVpcs(),
                catalog.foreignCidrBlocks(),
                catalog.hostResolvers());
    }
}
