package io.portolan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The addresses of one estate. Each estate has a {@code 127.N.0.0/16} of its own, and an open socket keeps other estates of
 * this host out of it. Service VPC number v has {@code 127.N.16v.0/20}. What is outside of VPCs has {@code 127.N.0.0/20}.
 */
final class AddressPlan implements AutoCloseable {

    /** The {@code /16} has 16 blocks, and the first is outside of all VPCs. */
    static final int MAX_VPCS = 15;

    private static final int FIRST_NET = 16;
    private static final int NET_COUNT = 180;

    private final int net;
    private final ServerSocket lock;

    private AddressPlan(int net, ServerSocket lock) {
        this.net = net;
        this.lock = lock;
    }

    static AddressPlan claim() {
        int start = ThreadLocalRandom.current().nextInt(NET_COUNT);
        IOException last = new IOException("none tried");
        for (int i = 0; i < NET_COUNT; i++) {
            int net = FIRST_NET + (start + i) % NET_COUNT;
            try {
                return new AddressPlan(net, new ServerSocket(9098, 1, address(net, 255, 254)));
            } catch (IOException e) {
                last = e;
            }
        }
        throw new UncheckedIOException(
                "This host has no free 127.N.0.0/16, and an estate needs many loopback addresses. Linux has all of "
                        + "127.0.0.0/8. macOS has 127.0.0.1 only, so run in a Linux container there",
                last);
    }

    String block(int vpc) {
        return "127." + net + "." + 16 * vpc + ".0/20";
    }

    InetAddress inboundResolver(int vpc, int number) {
        return address(net, 16 * vpc + number, 53);
    }

    /** Each broker needs an address of its own, because MSK fixes the port. */
    InetAddress broker(int vpc, int cluster, int node) {
        return address(net, 16 * vpc + node, 100 + cluster);
    }

    /** An address in the VPC's block that nothing uses. */
    InetAddress unusedAddress(int vpc) {
        return address(net, 16 * vpc + 15, 15);
    }

    InetAddress outsideAddress() {
        return address(net, 15, 15);
    }

    InetAddress endpoint(int region) {
        return address(net, 1, 1 + region);
    }

    InetAddress hostResolver(int site) {
        return address(net, 2, 1 + site);
    }

    private static InetAddress address(int net, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) net, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    /** The socket that keeps other estates out. */
    InetSocketAddress lock() {
        return (InetSocketAddress) lock.getLocalSocketAddress();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
