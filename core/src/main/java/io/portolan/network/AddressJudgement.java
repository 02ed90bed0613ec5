package io.portolan.network;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether an address may be one of a cluster's brokers. Declared blocks count more than whether it is private or
 * public. A pure function of the rules and the address.
 *
 * <p>{@code new AddressJudgement(rules).judge(address) == Code.OK}.
 *
 * @param rules who owns which blocks
 */
public record AddressJudgement(AddressRules rules) {

    /** {@link Code#OK} or the reason why the address may not be one. */
    public Code judge(InetAddress address) {
        if (contains(rules.ownVpc(), address)) {
            return Code.OK;
        }
        if (environmentOf(address).isPresent()) {
            return Code.WRONG_ENVIRONMENT;
        }
        return rules.mskCluster() ? judgeUndeclared(address) : Code.OK;
    }

    private Code judgeUndeclared(InetAddress address) {
        if (otherRegionOf(address).isPresent()) {
            return Code.WRONG_REGION;
        }
        if (rules.connectivity() == Connectivity.PUBLIC) {
            return Code.OK;
        }
        if (address instanceof Inet6Address && !rules.declaresIpv6()) {
            return isPrivate(address) && !rules.requiresOwnVpc() ? Code.OK : Code.IPV6_BLOCK_MISSING;
        }
        if (!isPrivate(address)) {
            return Code.PUBLIC_ADDRESS;
        }
        return rules.requiresOwnVpc() ? Code.OUTSIDE_SERVICE_VPC : Code.OK;
    }

    /** The other environment that this address belongs to. It is empty if there is none. */
    public Optional<String> environmentOf(InetAddress address) {
        return ownerOf(address, rules.otherEnvironments());
    }

    /** The id of the other region whose service VPC has this address. It is empty if there is none. */
    public Optional<String> otherRegionOf(InetAddress address) {
        return ownerOf(address, rules.otherRegions());
    }

    private static Optional<String> ownerOf(InetAddress address, Map<String, List<CidrBlock>> blocks) {
        for (Map.Entry<String, List<CidrBlock>> owner : blocks.entrySet()) {
            if (contains(owner.getValue(), address)) {
                return Optional.of(owner.getKey());
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

    /** Whether an address is in a private or shared or link-local or loopback block. */
    public static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || isShared(address.getAddress())
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc);
    }

    /** Whether an address is in 198.18.0.0/15 (RFC 2544) or in 240.0.0.0/4 (RFC 1112). Nobody has those, so they are made up. */
    public static boolean isReserved(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                && ((octets[0] & 0xf0) == 0xf0 || ((octets[0] & 0xff) == 198 && (octets[1] & 0xfe) == 18));
    }

    /** Whether an address is in 100.64.0.0/10 (RFC 6598). VPCs use it as secondary blocks. */
    private static boolean isShared(byte[] octets) {
        return octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
    }
}
