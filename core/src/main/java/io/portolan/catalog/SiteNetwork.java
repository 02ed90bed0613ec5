package io.portolan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The VPC of a client site and its way out to other resolvers. Immutable and thread-safe.
 *
 * @param vpc the VPC
 * @param outboundEndpoint the outbound endpoint of Route 53 Resolver that its forwarding rules go through
 * @param subnets the subnets for an endpoint that is to be made. May be empty otherwise.
 * @param outboundSecurityGroup the security group of an endpoint that exists. Empty if it is not known.
 */
public record SiteNetwork(
        VpcLocation vpc,
        OutboundEndpoint outboundEndpoint,
        List<String> subnets,
        Optional<String> outboundSecurityGroup)
        implements LocatedVpc {

    /** Copies the list. */
    public SiteNetwork {
        subnets = List.copyOf(subnets);
    }
}
