package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.util.Set;

/**
 * The first packet of a connection or a question as a security group sees it.
 *
 * @param protocol its protocol
 * @param port the port at its destination
 * @param peer the address at the other end
 * @param peerGroups the security groups at the other end. Empty if it has none that the group can refer to.
 */
public record TrafficPacket(IpProtocol protocol, int port, InetAddress peer, Set<String> peerGroups) {

    /** Copies the set. */
    public TrafficPacket {
        peerGroups = Set.copyOf(peerGroups);
    }

    /** A packet whose other end has no security group. */
    public static TrafficPacket of(IpProtocol protocol, int port, InetAddress peer) {
        return new TrafficPacket(protocol, port, peer, Set.of());
    }
}
