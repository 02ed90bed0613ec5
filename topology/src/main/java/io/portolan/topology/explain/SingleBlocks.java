package io.portolan.topology.explain;

import io.portolan.catalog.CidrBlock;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** Blocks of single addresses. */
final class SingleBlocks {

    private SingleBlocks() {}

    static CidrBlock block(InetAddress address) {
        return new CidrBlock(address, address.getAddress().length * 8);
    }

    static List<CidrBlock> blocks(Collection<InetAddress> addresses) {
        return addresses.stream().map(SingleBlocks::block).toList();
    }
}
