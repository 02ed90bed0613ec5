package io.portolan.spring;

import io.portolan.catalog.NameServerSoftware;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * A place where clients run. It is a VPC or a site on premises.
 *
 * @param region Region of the VPC.
 * @param account Account of the VPC as 12 digits.
 * @param vpcId Id of the VPC.
 * @param outboundEndpoint Id of the outbound endpoint, or create.
 * @param outboundEndpointOf Site of the same region whose outbound endpoint this one uses.
 * @param subnets Subnets of an outbound endpoint that is to be made.
 * @param outboundSecurityGroup Security group of the outbound endpoint.
 * @param nameServer Name servers of a site on premises: bind, unbound, dnsmasq, windows-dns or coredns.
 * @param cidrBlocks CIDR blocks of the clients and their name servers.
 * @param identities ARNs of who assumes the first role. Default is the account.
 * @param roles Roles in portolan.roles that the clients use. Default is all of them.
 */
@ConfigurationPropertiesSource
public record SiteEntry(
        @Nullable String region,
        @Nullable String account,
        @Nullable String vpcId,
        @Nullable String outboundEndpoint,
        @Nullable String outboundEndpointOf,
        @Nullable List<String> subnets,
        @Nullable String outboundSecurityGroup,
        @Nullable NameServerSoftware nameServer,
        @Nullable List<String> cidrBlocks,
        @Nullable List<String> identities,
        @Nullable List<String> roles) {}
