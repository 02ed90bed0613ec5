package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/**
 * The central VPC with all MSK clusters of one region in this environment. Immutable and thread-safe.
 *
 * @param region its region
 * @param cidrBlocks its address space. At least one block.
 * @param inboundResolvers the addresses of its Route 53 Resolver inbound endpoint as resolved literals. May be empty.
 */
public record ServiceVpc(Region region, List<CidrBlock> cidrBlocks, List<InetSocketAddress> inboundResolvers) {

    /** Copies the lists. */
    public ServiceVpc {
        cidrBlocks = List.copyOf(cidrBlocks);
        inboundResolvers = List.copyOf(inboundResolvers);
    }
}
