package io.portolan.catalog;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

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
        Optional<String> outboundSecurityGroup) {

    /** Copies the list. */
    public SiteNetwork {
        subnets = List.copyOf(subnets);
    }

    /** The region of the VPC. */
    public Region region() {
        return vpc.region();
    }

    /** The owner of the VPC as twelve digits. */
    public String account() {
        return vpc.account();
    }

    /** The id of the VPC such as {@code vpc-0a1b2c3d4e5f60718}. */
    public String vpcId() {
        return vpc.vpcId();
    }
}
