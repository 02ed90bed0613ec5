package io.portolan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Where the service VPC of a region is in AWS. Clients themselves do not read it. Immutable and thread-safe.
 *
 * @param vpc the VPC
 * @param inboundEndpoint the id of its inbound endpoint such as {@code rslvr-in-0a1b2c3d4e5f60718}. Empty if one is to be made.
 * @param subnets the subnets of the endpoint's addresses, in the order of the addresses. May be empty if the endpoint exists.
 * @param inboundSecurityGroup the security group of the endpoint. Empty if the endpoint is to be made.
 * @param clusterSecurityGroup the security group of the MSK clusters. Empty if it is not known.
 */
public record ServiceVpcSite(
        VpcLocation vpc,
        Optional<String> inboundEndpoint,
        List<String> subnets,
        Optional<String> inboundSecurityGroup,
        Optional<String> clusterSecurityGroup)
        implements LocatedVpc {

    /** Copies the list. */
    public ServiceVpcSite {
        subnets = List.copyOf(subnets);
    }
}
