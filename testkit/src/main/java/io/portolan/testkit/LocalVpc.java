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
 * @param inboundResolvers the name servers of its inbound endpoint, with switches for faults
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

    /** The targets of a correct forwarding rule for this VPC's region. */
    public List<InetSocketAddress> resolverAddresses() {
        return inboundResolvers.stream().map(InboundResolver::address).toList();
    }
}
