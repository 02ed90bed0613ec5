package io.portolan.testkit.stack;

import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EndpointAddress;
import io.portolan.testkit.estate.VpcSubnet;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a resolver endpoint is to get its addresses.
 *
 * @param vpcId the VPC of all its subnets and security groups
 * @param addresses the addresses, those that AWS chooses included
 */
record EndpointSubnets(String vpcId, List<EndpointAddress> addresses) {

    /** AWS keeps the first addresses of a subnet for itself. */
    private static final int FIRST_FREE = 4;

    static EndpointSubnets of(ResourceRequest request) {
        Set<String> vpcs = new HashSet<>();
        List<EndpointAddress> addresses = new ArrayList<>();
        Set<InetAddress> taken = taken(request.plane());
        for (ResourceRequest wanted : request.objects("IpAddresses")) {
            VpcSubnet subnet = subnet(request, wanted.text("SubnetId"));
            vpcs.add(subnet.vpcId());
            InetAddress ip = address(wanted).orElseGet(() -> free(subnet.cidrBlock(), taken));
            if (!subnet.cidrBlock().contains(ip) || !taken.add(ip)) {
                throw new IllegalArgumentException("InvalidRequestException: the address " + ip.getHostAddress()
                        + " is not a free address of subnet " + subnet.id() + ", which has " + subnet.cidrBlock());
            }
            addresses.add(new EndpointAddress(
                    request.plane().ids().next("rni-"), subnet.id(), ip, EndpointAddress.Status.ATTACHED));
        }
        for (String group : request.texts("SecurityGroupIds")) {
            vpcs.add(SecurityGroupTypes.find(request, group).vpcId());
        }
        if (vpcs.size() > 1) {
            throw new IllegalArgumentException(
                    "InvalidRequestException: the subnets and security groups of an endpoint are in several VPCs "
                            + vpcs);
        }
        return new EndpointSubnets(vpcs.iterator().next(), addresses);
    }

    /** The address of one of the objects that have {@code Ip} or {@code Ipv6}. */
    static Optional<InetAddress> address(ResourceRequest object) {
        return object.find("Ip").or(() -> object.find("Ipv6")).map(EndpointSubnets::address);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + literal + "\" is no address", e);
        }
    }

    private static VpcSubnet subnet(ResourceRequest request, String id) {
        return request.plane()
                .subnets()
                .find(id)
                .filter(subnet -> subnet.place().equals(request.place()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "InvalidParameterException: The subnet ID '" + id + "' does not exist in " + request.place()));
    }

    private static Set<InetAddress> taken(ControlPlane plane) {
        Set<InetAddress> taken = new HashSet<>();
        plane.endpoints().all().forEach(endpoint -> endpoint.addresses().forEach(address -> taken.add(address.ip())));
        return taken;
    }

    private static InetAddress free(CidrRange block, Set<InetAddress> taken) {
        BigInteger first = new BigInteger(1, block.first().getAddress());
        for (int offset = FIRST_FREE; ; offset++) {
            InetAddress ip = address(first.add(BigInteger.valueOf(offset)));
            if (!block.contains(ip) || !taken.contains(ip)) {
                return ip;
            }
        }
    }

    private static InetAddress address(BigInteger number) {
        try {
            byte[] bytes = new byte[4];
            int value = number.intValue();
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (value >>> (24 - 8 * i));
            }
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
