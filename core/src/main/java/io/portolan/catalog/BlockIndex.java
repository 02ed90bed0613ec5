package io.portolan.catalog;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Blocks and what each belongs to. Two blocks overlap only if one contains the other, so a search looks at few of them however many
 * there are. Not thread-safe.
 */
final class BlockIndex<T> {

    private final NavigableMap<CidrBlock, T> owners = new TreeMap<>(new BlockOrder());
    private final Set<Integer> prefixLengths = new TreeSet<>();

    /** Adds a block. If it is there already, its owner stays. */
    void add(CidrBlock block, T owner) {
        owners.putIfAbsent(block, owner);
        prefixLengths.add(block.prefixLength());
    }

    /** The owner of a block that shares an address with this one. */
    Optional<T> findOverlap(CidrBlock block) {
        for (int length : prefixLengths) {
            T around = length <= block.prefixLength() ? owners.get(block.widened(length)) : null;
            if (around != null) {
                return Optional.of(around);
            }
        }
        Map.Entry<CidrBlock, T> next = owners.ceilingEntry(block);
        return next != null && block.contains(next.getKey().network())
                ? Optional.of(next.getValue())
                : Optional.empty();
    }

    boolean contains(InetAddress address) {
        return findOverlap(CidrBlock.ofAddress(address)).isPresent();
    }

    /** The blocks as in {@code 10.20.0.0/16, 10.21.0.0/16}. A long list is cut. */
    @Override
    public String toString() {
        return QuotedText.list(owners.keySet().stream()
                .limit(QuotedText.MOST_LISTED + 1)
                .map(CidrBlock::toString)
                .toList());
    }

    /** By family and first address. Of two with the same the wider comes first. */
    private static final class BlockOrder implements Comparator<CidrBlock> {

        @Override
        public int compare(CidrBlock one, CidrBlock other) {
            byte[] first = IpLiteral.bytes(one.network());
            byte[] second = IpLiteral.bytes(other.network());
            if (first.length != second.length) {
                return Integer.compare(first.length, second.length);
            }
            int order = Arrays.compareUnsigned(first, second);
            return order != 0 ? order : Integer.compare(one.prefixLength(), other.prefixLength());
        }
    }
}
