package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The network of the catalog's environment. An estate may have several environments, and this describes one of them.
 *
 * @param region the region of this client. If empty, the host itself shows it.
 * @param serviceVpcs the service VPCs of this environment by region
 * @param foreignCidrBlocks the CIDR blocks of other environments by their names
 * @param hostResolvers the name servers of this host. If empty, the host itself shows them.
 */
record EnvironmentNetwork(
        String environment,
        Optional<Region> region,
        Map<Region, ServiceVpc> serviceVpcs,
        Map<String, List<CidrBlock>> foreignCidrBlocks,
        List<InetSocketAddress> hostResolvers) {

    EnvironmentNetwork {
        serviceVpcs = Collections.unmodifiableMap(new LinkedHashMap<>(serviceVpcs));
        foreignCidrBlocks = Collections.unmodifiableMap(new LinkedHashMap<>(foreignCidrBlocks));
        hostResolvers = List.copyOf(hostResolvers);
    }
}
