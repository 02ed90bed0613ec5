package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link BlockIndex} finds what a comparison of all pairs finds. */
class BlockIndexTest {

    @Test
    void searchAgreesWithAllPairs() throws UnknownHostException {
        Random random = new Random(20261127);
        for (int round = 0; round < 200; round++) {
            BlockIndex<CidrBlock> index = new BlockIndex<>();
            List<CidrBlock> blocks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                CidrBlock next = randomBlock(random);
                assertThat(index.findOverlap(next).isPresent())
                        .as("%s among %s", next, blocks)
                        .isEqualTo(blocks.stream().anyMatch(next::overlaps));
                assertThat(index.findOverlap(next).filter(found -> !found.overlaps(next)))
                        .isEmpty();
                assertThat(index.contains(next.network()))
                        .isEqualTo(blocks.stream().anyMatch(block -> block.contains(next.network())));
                index.add(next, next);
                blocks.add(next);
            }
        }
    }

    /** A comparison of all pairs takes hours. */
    @Test
    @Timeout(60)
    void halfAMillionBlocksAreSearched() throws UnknownHostException {
        BlockIndex<Integer> index = new BlockIndex<>();
        for (int i = 0; i < 500_000; i++) {
            byte[] address = {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i};
            CidrBlock block = CidrBlock.ofAddress(InetAddress.getByAddress(address));
            assertThat(index.findOverlap(block).isPresent()).isFalse();
            index.add(block, i);
        }
        assertThat(index).asString().startsWith("10.0.0.0/32, 10.0.0.1/32, ").endsWith(" and more");
    }

    /** A few bits vary, so that about half of the blocks overlap. */
    private static CidrBlock randomBlock(Random random) throws UnknownHostException {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        bytes[0] = (byte) (random.nextInt(8) << 5);
        bytes[1] = (byte) (random.nextInt(4) << 6);
        int bits = bytes.length * 8;
        CidrBlock address = new CidrBlock(InetAddress.getByAddress(bytes), bits);
        return address.widened(random.nextInt(6) == 0 ? bits : 1 + random.nextInt(12));
    }
}
