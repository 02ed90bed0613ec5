package io.portolan.topology.format;

import io.portolan.catalog.CidrBlock;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses as AWS writes them. It leaves out the first zeros of an IPv6 address, and Java does not. */
final class AddressText {

    private AddressText() {}

    /** IPv4 and IPv6 addresses stand in properties of different names. */
    static boolean isIpv6(InetAddress address) {
        return address instanceof Inet6Address;
    }

    static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }

    static String text(CidrBlock block) {
        return text(block.network()) + "/" + block.prefixLength();
    }
}
