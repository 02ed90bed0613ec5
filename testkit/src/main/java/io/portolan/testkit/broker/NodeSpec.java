package io.portolan.testkit.broker;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The description of one broker of a cluster.
 *
 * @param id its node id, which starts at 1 and is unique in the cluster
 * @param ip a loopback address that no other broker uses. Clients use its port 9098. The cluster itself uses the ports 9093
 *     and 9094.
 * @param host its advertised name {@code b1-….kafka-serverless.<region>.amazonaws.com}
 * @param ipv6 the listener for IPv6. Empty if the cluster is not dual-stack.
 */
public record NodeSpec(int id, InetAddress ip, String host, Optional<Ipv6Listener> ipv6) {

    /** A broker without IPv6. */
    public NodeSpec(int id, InetAddress ip, String host) {
        this(id, ip, host, Optional.empty());
    }
}
