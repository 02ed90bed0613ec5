package io.portolan.catalog;

import java.net.InetAddress;

/**
 * An IPv4 or IPv6 block such as {@code 10.20.0.0/16}.
 *
 * @param network the first address; no bit beyond the prefix is set
 * @param prefixLength 0 to 32, or to 128
 */
public record CidrBlock(InetAddress network, int prefixLength) {

    /** Whether the address lies in this block; false for the other address family. */
    public boolean contains(InetAddress address) {
        throw new UnsupportedOperationException("catalog");
    }

    /** Whether the two blocks share an address. */
    public boolean overlaps(CidrBlock other) {
        throw new UnsupportedOperationException("catalog");
    }
}
