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
import software.amazon.awssdk.regions.Region;

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
        Optional<ServiceVpc> vpc = serviceVpc();
        if (vpc.isPresent() && contains(vpc.get().cidrBlocks(), address)) {
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
        Optional<Region> region = cluster.region();
        return region.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(estate.serviceVpcs().get(region.get()));
    }

    /** The service VPC that the brokers must be in: other listeners of Provisioned clusters lie elsewhere. */
    Optional<ServiceVpc> central() {
        boolean inVpc = cluster.iam() && cluster.access().connectivity() == Connectivity.PRIVATE;
        return inVpc ? serviceVpc() : Optional.empty();
    }

    /** The other environment that this address belongs to. */
    Optional<String> environmentOf(InetAddress address) {
        for (Map.Entry<String, List<CidrBlock>> environment :
                estate.foreignCidrBlocks().entrySet()) {
            if (contains(environment.getValue(), address)) {
                return Optional.of(environment.getKey());
            }
        }
        return Optional.empty();
    }

    /** The service VPC that this address lies in. */
    Optional<ServiceVpc> vpcOf(InetAddress address) {
        for (ServiceVpc vpc : estate.serviceVpcs().values()) {
            if (contains(vpc.cidrBlocks(), address)) {
                return Optional.of(vpc);
            }
        }
        return Optional.empty();
    }

    private static boolean contains(List<CidrBlock> blocks, InetAddress address) {
        for (CidrBlock block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
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
