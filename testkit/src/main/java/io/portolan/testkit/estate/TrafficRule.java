package io.portolan.testkit.estate;

/**
 * A rule of a security group. All that no rule allows is dropped.
 *
 * @param id such as {@code sgr-0a1b2c3d4e5f60718}
 * @param direction the way of the traffic
 * @param protocol its protocol
 * @param fromPort the first port at its destination. -1 if the protocol has no ports.
 * @param toPort the last port at its destination. -1 if the protocol has no ports.
 * @param peer the other end
 */
public record TrafficRule(
        String id, TrafficDirection direction, IpProtocol protocol, int fromPort, int toPort, TrafficPeer peer) {

    /** Whether this rule allows a packet. */
    public boolean allows(TrafficDirection way, TrafficPacket packet) {
        return way == direction
                && (protocol == IpProtocol.ALL || (protocol == packet.protocol() && hasPort(packet.port())))
                && peer.matches(packet);
    }

    private boolean hasPort(int port) {
        return fromPort < 0 || (fromPort <= port && port <= toPort);
    }
}
