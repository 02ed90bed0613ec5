package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/**
 * Records who owns which CIDR blocks. Two service VPCs must not share an address, and neither must this environment and
 * another.
 */
final class AddressSpace {

    private final List<Claim> claims = new ArrayList<>();

    List<CidrBlock> claimServiceVpc(Region region, List<ParsedValue<CidrBlock>> blocks) {
        return claim("the service VPC of " + region.id(), false, blocks);
    }

    List<CidrBlock> claimEnvironment(String environment, List<ParsedValue<CidrBlock>> blocks) {
        return claim("the environment " + environment, true, blocks);
    }

    private List<CidrBlock> claim(String owner, boolean foreign, List<ParsedValue<CidrBlock>> blocks) {
        List<Claim> mine = new ArrayList<>();
        for (ParsedValue<CidrBlock> block : blocks) {
            Claim claim = new Claim(owner, foreign, block);
            for (Claim earlier : claims) {
                earlier.check(claim);
            }
            mine.add(claim);
        }
        claims.addAll(mine);
        return ParsedValue.values(blocks);
    }

    private record Claim(String owner, boolean foreign, ParsedValue<CidrBlock> block) {

        void check(Claim later) {
            boolean bothForeign = foreign && later.foreign;
            if (!bothForeign && block.value().overlaps(later.block.value())) {
                later.block.addFault(
                        "a block that shares no address with another service VPC or environment",
                        "It overlaps %s of %s at %s."
                                .formatted(block.value(), owner, block.text().place()),
                        "Correct the one that is wrong. Each address belongs to one place.");
            }
        }
    }
}
