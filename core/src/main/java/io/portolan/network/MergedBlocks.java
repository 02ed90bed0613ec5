package io.portolan.network;

import io.portolan.catalog.CidrBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** As few blocks as possible with the same addresses. */
final class MergedBlocks {

    private static final Comparator<byte[]> BY_FAMILY = Comparator.comparingInt(bytes -> bytes.length);
    private static final Comparator<CidrBlock> BY_ADDRESS = Comparator.comparing(
                    (CidrBlock block) -> block.network().getAddress(), BY_FAMILY.thenComparing(Arrays::compareUnsigned))
            .thenComparingInt(CidrBlock::prefixLength);

    private MergedBlocks() {}

    /** The blocks in the order of their addresses. */
    static List<CidrBlock> merge(Collection<CidrBlock> blocks) {
        List<CidrBlock> sorted = new ArrayList<>(blocks);
        sorted.sort(BY_ADDRESS);
        Deque<CidrBlock> merged = new ArrayDeque<>();
        for (CidrBlock next : sorted) {
            CidrBlock block = next;
            Optional<CidrBlock> joined = joinLast(merged, block);
            while (joined.isPresent()) {
                merged.removeLast();
                block = joined.get();
                joined = joinLast(merged, block);
            }
            merged.addLast(block);
        }
        return List.copyOf(merged);
    }

    private static Optional<CidrBlock> joinLast(Deque<CidrBlock> merged, CidrBlock block) {
        CidrBlock last = merged.peekLast();
        return last == null ? Optional.empty() : last.join(block);
    }
}
