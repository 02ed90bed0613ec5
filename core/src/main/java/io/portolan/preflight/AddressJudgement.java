package io.portolan.preflight;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an address may be one of a cluster's brokers. Declared blocks win over what is private or public. */
final class AddressJudgement {

    private final Estate estate;
    private final ClusterDefinition cluster;

    AddressJudgement(Estate estate, ClusterDefinition cluster) {
        this.estate = estate;
        this.cluster = cluster;
    }

    /** {@link Code#OK}, or why not. */
    Code of(InetAddress address) {
        if (serviceVpc().filter(vpc -> contains(vpc, address)).isPresent()) {
            return Code.OK;
        }
        if (environmentOf(address).isPresent()) {
            return Code.WRONG_ENVIRONMENT;
        }
        return cluster.iam() ? undeclared(address) : Code.OK;
    }

    private Code undeclared(InetAddress address) {
        if (vpcOf(address).isPresent()) {
            return Code.WRONG_REGION;
        }
        if (cluster.access().connectivity() == Connectivity.PUBLIC) {
            return Code.OK;
        }
        if (!isPrivate(address)) {
            return Code.PUBLIC_ADDRESS;
        }
        return central().isPresent() ? Code.OUTSIDE_SERVICE_VPC : Code.OK;
    }

    /** The service VPC of the cluster's region. */
    private Optional<ServiceVpc> serviceVpc() {
        return cluster.region().map(estate.serviceVpcs()::get);
    }

    /** The service VPC that the brokers must be in: other listeners of Provisioned clusters lie elsewhere. */
    Optional<ServiceVpc> central() {
        boolean inVpc = cluster.iam() && cluster.access().connectivity() == Connectivity.PRIVATE;
        return serviceVpc().filter(vpc -> inVpc);
    }

    /** The other environment that this address belongs to. */
    Optional<String> environmentOf(InetAddress address) {
        return estate.foreignCidrBlocks().entrySet().stream()
                .filter(environment -> contains(environment.getValue(), address))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The service VPC that this address lies in. */
    Optional<ServiceVpc> vpcOf(InetAddress address) {
        return estate.serviceVpcs().values().stream()
                .filter(vpc -> contains(vpc, address))
                .findFirst();
    }

    private static boolean contains(ServiceVpc vpc, InetAddress address) {
        return contains(vpc.cidrBlocks(), address);
    }

    private static boolean contains(List<CidrBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || isShared(address.getAddress())
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
    }

    /** 100.64.0.0/10 of RFC 6598, which VPCs use as secondary blocks. */
    private static boolean isShared(byte[] octets) {
        return octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
    }
}
