package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/**
 * The central VPC that holds one region's MSK clusters in this environment.
 *
 * @param region its region
 * @param cidrBlocks its address space; at least one
 * @param inboundResolvers addresses of its Route 53 Resolver inbound endpoint, resolved literals; may be empty
 */
public record ServiceVpc(Region region, List<CidrBlock> cidrBlocks, List<InetSocketAddress> inboundResolvers) {

    /** Copies the lists. */
    public ServiceVpc {
        cidrBlocks = List.copyOf(cidrBlocks);
        inboundResolvers = List.copyOf(inboundResolvers);
    }
}
