package io.portolan.network;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.ServiceVpc;
import java.net.Inet6Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Who owns which blocks and where a cluster's brokers may be. These are plain values and so a judgement needs no catalog.
 *
 * @param ownVpc the blocks of the service VPC of the cluster's region. Empty if none is declared.
 * @param otherRegions the blocks of the other service VPCs of this environment by region id
 * @param otherEnvironments the blocks of other environments by name
 * @param connectivity the listener that clients use
 * @param mskCluster whether this is a cluster of MSK. Others may be anywhere but in another environment.
 */
public record AddressRules(
        List<CidrBlock> ownVpc,
        Map<String, List<CidrBlock>> otherRegions,
        Map<String, List<CidrBlock>> otherEnvironments,
        Connectivity connectivity,
        boolean mskCluster) {

    /** The rules for a cluster. The service VPCs and the foreign blocks are those of a catalog. */
    public static AddressRules of(
            Map<Region, ServiceVpc> serviceVpcs,
            Map<String, List<CidrBlock>> foreignCidrBlocks,
            ClusterDefinition cluster) {
        Optional<Region> region = cluster.region();
        List<CidrBlock> ownVpc = List.of();
        Map<String, List<CidrBlock>> otherRegions = new LinkedHashMap<>();
        for (ServiceVpc vpc : serviceVpcs.values()) {
            if (region.isPresent() && region.get().equals(vpc.region())) {
                ownVpc = vpc.cidrBlocks();
            } else {
                otherRegions.put(vpc.region().id(), vpc.cidrBlocks());
            }
        }
        return new AddressRules(
                ownVpc, otherRegions, foreignCidrBlocks, cluster.access().connectivity(), cluster.isMskCluster());
    }

    /** Whether the service VPC has a declared IPv6 block. Without one, IPv6 addresses cannot be judged. */
    boolean declaresIpv6() {
        for (CidrBlock block : ownVpc) {
            if (block.network() instanceof Inet6Address) {
                return true;
            }
        }
        return false;
    }

    /**
     * The rules for a cluster of MSK as plain strings, with these keys. A key without blocks is absent.
     *
     * <ul>
     *   <li>{@code portolan.connectivity} is {@code private}, {@code vpc_connectivity} or {@code public}.
     *   <li>{@code portolan.service-vpc} is {@code <block>,<block>…}.
     *   <li>{@code portolan.other-regions} is {@code <region id>=<block>,<block>…~<region id>=<block>…}.
     *   <li>{@code portolan.other-environments} is the same with the names of environments.
     * </ul>
     */
    public Map<String, String> toConfig() {
        return RulesConfig.write(this);
    }

    /**
     * The rules that {@link #toConfig} wrote in this JVM or another. Other keys are ignored.
     *
     * @throws IllegalArgumentException if the connectivity is missing or a value cannot be read
     */
    public static AddressRules fromConfig(Map<String, String> config) {
        return RulesConfig.read(config);
    }

    /** Whether the brokers must be in the service VPC of their region. Other listeners of Provisioned clusters lie elsewhere. */
    public boolean requiresOwnVpc() {
        return mskCluster && connectivity == Connectivity.PRIVATE && !ownVpc.isEmpty();
    }
}
