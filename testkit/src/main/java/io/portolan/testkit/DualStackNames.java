package io.portolan.testkit;

import io.portolan.testkit.broker.Ipv6Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The IPv6 side of a dual-stack cluster.
 *
 * @param names its names, which end in {@code api.aws}. All lead to {@code ::1}.
 * @param ports the port of each broker in order
 */
record DualStackNames(ClusterNames names, List<Integer> ports) {

    /** The IPv6 block that a service VPC with a dual-stack cluster has. */
    static final String BLOCK = "::1/128";

    private static final int IPV6_BYTES = 16;

    static DualStackNames of(ClusterNames ipv4) {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < ipv4.brokers().size(); i++) {
            ports.add(freePort());
        }
        InetAddress address = address();
        return new DualStackNames(
                new ClusterNames(
                        rename(ipv4.boot()),
                        ipv4.brokers().stream().map(DualStackNames::rename).toList(),
                        Collections.nCopies(ports.size(), address)),
                ports);
    }

    private static String rename(String host) {
        return host.replace(".amazonaws.com", ".api.aws");
    }

    private static InetAddress address() {
        byte[] loopback = new byte[IPV6_BYTES];
        loopback[IPV6_BYTES - 1] = 1;
        try {
            return InetAddress.getByAddress(loopback);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("A dual-stack cluster needs the loopback address ::1", e);
        }
    }

    /** What {@code GetBootstrapBrokers} returns for IPv6. */
    String[] bootstrap() {
        return ports.stream().map(port -> names.boot() + ":" + port).toArray(String[]::new);
    }

    Ipv6Listener listener(int broker) {
        return new Ipv6Listener(
                names.addresses().get(broker),
                ports.get(broker),
                names.boot(),
                names.brokers().get(broker));
    }
}
