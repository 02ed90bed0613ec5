package io.portolan.topology.view;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Reads addresses of AWS's answers. */
final class IpText {

    private IpText() {}

    /** Never asks a name server, because AWS gives literals. */
    static InetAddress parse(String literal) {
        if (!literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("Not an IP address: " + literal);
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an IP address: " + literal, e);
        }
    }
}
