package io.portolan.network;

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
public final class AddressJudgement {

    private final Map<Region, ServiceVpc> serviceVpcs;
    private final Map<String, List<CidrBlock>> foreignCidrBlocks;
    private final ClusterDefinition cluster;

    /** The service VPCs of all regions of this environment, and the blocks of other environments. */
    public AddressJudgement(
            Map<Region, ServiceVpc> serviceVpcs,
            Map<String, List<CidrBlock>> foreignCidrBlocks,
            ClusterDefinition cluster) {
        this.serviceVpcs = serviceVpcs;
        this.foreignCidrBlocks = foreignCidrBlocks;
        this.cluster = cluster;
    }

    /** {@link Code#OK}, or why not. */
    public Code judge(InetAddress address) {
        Optional<ServiceVpc> vpc = serviceVpc();
        if (vpc.isPresent() && contains(vpc.get().cidrBlocks(), address)) {
            return Code.OK;
        }
        if (environmentOf(address).isPresent()) {
            return Code.WRONG_ENVIRONMENT;
        }
        return cluster.isMskCluster() ? judgeUndeclared(address) : Code.OK;
    }

    private Code judgeUndeclared(InetAddress address) {
        if (serviceVpcOf(address).isPresent()) {
            return Code.WRONG_REGION;
        }
        if (cluster.access().connectivity() == Connectivity.PUBLIC) {
            return Code.OK;
        }
        if (!isPrivate(address)) {
            return Code.PUBLIC_ADDRESS;
        }
        return requiredVpc().isPresent() ? Code.OUTSIDE_SERVICE_VPC : Code.OK;
    }

    /** The service VPC of the cluster's region. */
    private Optional<ServiceVpc> serviceVpc() {
        Optional<Region> region = cluster.region();
        return region.isEmpty() ? Optional.empty() : Optional.ofNullable(serviceVpcs.get(region.get()));
    }

    /** The service VPC that the brokers must be in: other listeners of Provisioned clusters lie elsewhere. */
    public Optional<ServiceVpc> requiredVpc() {
        boolean inVpc = cluster.isMskCluster() && cluster.access().connectivity() == Connectivity.PRIVATE;
        return inVpc ? serviceVpc() : Optional.empty();
    }

    /** The other environment that this address belongs to. */
    public Optional<String> environmentOf(InetAddress address) {
        for (Map.Entry<String, List<CidrBlock>> environment : foreignCidrBlocks.entrySet()) {
            if (contains(environment.getValue(), address)) {
                return Optional.of(environment.getKey());
            }
        }
        return Optional.empty();
    }

    /** The service VPC that this address lies in. */
    public Optional<ServiceVpc> serviceVpcOf(InetAddress address) {
        for (ServiceVpc vpc : serviceVpcs.values()) {
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

    public static boolean isPrivate(InetAddress address) {
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
