package io.portolan.testkit;

import io.portolan.testkit.dns.InboundResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The service VPC of one environment and region.
 *
 * @param environment such as {@code prod}
 * @param region such as {@code us-east-2}
 * @param cidrBlock its address space
 * @param unusedAddress an address inside {@code cidrBlock} where nothing listens
 * @param inboundResolvers the addresses of its inbound endpoint: name servers with switches for faults
 */
public record LocalVpc(
        String environment,
        String region,
        String cidrBlock,
        InetAddress unusedAddress,
        List<InboundResolver> inboundResolvers) {

    /** Copies the list. */
    public LocalVpc {
        inboundResolvers = List.copyOf(inboundResolvers);
    }

    /** Where a forwarding rule for this VPC's region must lead. */
    public List<InetSocketAddress> resolverAddresses() {
        return inboundResolvers.stream().map(InboundResolver::address).toList();
    }
}
