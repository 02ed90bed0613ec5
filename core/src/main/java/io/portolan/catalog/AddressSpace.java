package io.portolan.catalog;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Records who owns which CIDR blocks. Two service VPCs must not share an address, and neither must this environment and
 * another. Other environments may share addresses, so their blocks are only checked.
 */
final class AddressSpace {

    private final BlockIndex<Claim> serviceVpcs = new BlockIndex<>();

    /** Records the blocks of a service VPC. Each that overlaps an earlier one is a fault. */
    BlockIndex<Region> claimServiceVpc(Region region, List<ParsedValue<CidrBlock>> blocks) {
        check(blocks);
        BlockIndex<Region> own = new BlockIndex<>();
        for (ParsedValue<CidrBlock> block : blocks) {
            serviceVpcs.add(block.value(), new Claim("the service VPC of " + region.id(), block));
            own.add(block.value(), region);
        }
        return own;
    }

    /** Checks the blocks of another environment. Each that overlaps a service VPC is a fault. */
    void check(List<ParsedValue<CidrBlock>> blocks) {
        for (ParsedValue<CidrBlock> block : blocks) {
            Optional<Claim> earlier = serviceVpcs.findOverlap(block.value());
            if (earlier.isPresent()) {
                block.addFault(
                        "a block that shares no address with another service VPC or environment",
                        "It overlaps " + earlier.get().description() + ".",
                        "Correct the one that is wrong. Each address belongs to one place.");
            }
        }
    }

    private record Claim(String owner, ParsedValue<CidrBlock> block) {

        String description() {
            return block.value() + " of " + owner + " at " + block.text().place();
        }
    }
}
