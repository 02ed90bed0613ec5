package io.portolan.catalog;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Records who owns which CIDR blocks. Two service VPCs must not share an address, and neither must this environment and
 * another. Other environments may share addresses among themselves. So may sites on premises, because one network can have name
 * servers of two kinds.
 */
final class AddressSpace {

    private static final String UNSHARED = "a block that shares no address with another service VPC or environment";
    private static final String UNSHARED_BY_SITE =
            "a block that shares no address with a service VPC, another environment or another site";

    private final BlockIndex<Claim> serviceVpcs = new BlockIndex<>();
    private final BlockIndex<Claim> foreign = new BlockIndex<>();
    private final BlockIndex<Claim> siteVpcs = new BlockIndex<>();
    private final BlockIndex<Claim> premises = new BlockIndex<>();

    /** Records the blocks of a service VPC. Each that overlaps an earlier one is a fault. */
    BlockIndex<Region> claimServiceVpc(Region region, List<ParsedValue<CidrBlock>> blocks) {
        check(blocks, serviceVpcs, UNSHARED);
        BlockIndex<Region> own = new BlockIndex<>();
        for (ParsedValue<CidrBlock> block : blocks) {
            serviceVpcs.add(block.value(), new Claim("the service VPC of " + region.id(), block));
            own.add(block.value(), region);
        }
        return own;
    }

    /** Records the blocks of another environment. Each that overlaps a service VPC is a fault. */
    void claimForeign(String environment, List<ParsedValue<CidrBlock>> blocks) {
        check(blocks, serviceVpcs, UNSHARED);
        add(blocks, foreign, "the environment " + environment);
    }

    /** Records the blocks of a client site. Each that overlaps what is not on the same premises is a fault. */
    void claimSite(String name, boolean onPremises, List<ParsedValue<CidrBlock>> blocks) {
        check(blocks, serviceVpcs, UNSHARED_BY_SITE);
        check(blocks, foreign, UNSHARED_BY_SITE);
        check(blocks, siteVpcs, UNSHARED_BY_SITE);
        if (!onPremises) {
            check(blocks, premises, UNSHARED_BY_SITE);
        }
        add(blocks, onPremises ? premises : siteVpcs, "the client site " + name);
    }

    private static void add(List<ParsedValue<CidrBlock>> blocks, BlockIndex<Claim> index, String owner) {
        for (ParsedValue<CidrBlock> block : blocks) {
            index.add(block.value(), new Claim(owner, block));
        }
    }

    private static void check(List<ParsedValue<CidrBlock>> blocks, BlockIndex<Claim> others, String expected) {
        for (ParsedValue<CidrBlock> block : blocks) {
            Optional<Claim> earlier = others.findOverlap(block.value());
            if (earlier.isPresent()) {
                block.addFault(
                        expected,
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
