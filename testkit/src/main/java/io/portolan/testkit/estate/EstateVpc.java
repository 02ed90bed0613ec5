package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.util.List;

/**
 * A VPC.
 *
 * @param id such as {@code vpc-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param cidrBlocks its address space
 */
public record EstateVpc(String id, EstatePlace place, List<CidrRange> cidrBlocks) implements EstateResource {

    /** Copies the list. */
    public EstateVpc {
        cidrBlocks = List.copyOf(cidrBlocks);
    }

    /** Whether an address is in the VPC's address space. */
    public boolean contains(InetAddress address) {
        return cidrBlocks.stream().anyMatch(block -> block.contains(address));
    }
}
