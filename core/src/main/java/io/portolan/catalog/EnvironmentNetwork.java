package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** Where the estate of one environment lies and who knows its names. */
record EnvironmentNetwork(
        String environment,
        Map<Region, ServiceVpc> serviceVpcs,
        Map<String, List<CidrBlock>> foreignCidrBlocks,
        List<InetSocketAddress> hostResolvers) {

    EnvironmentNetwork {
        serviceVpcs = Collections.unmodifiableMap(new LinkedHashMap<>(serviceVpcs));
        foreignCidrBlocks = Collections.unmodifiableMap(new LinkedHashMap<>(foreignCidrBlocks));
        hostResolvers = List.copyOf(hostResolvers);
    }
}
