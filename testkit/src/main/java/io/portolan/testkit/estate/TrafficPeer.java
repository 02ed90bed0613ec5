package io.portolan.testkit.estate;

/** The other end of the traffic that a rule of a security group allows. */
public sealed interface TrafficPeer {

    /** Reads a block of addresses or the id of a security group. */
    static TrafficPeer parse(String text) {
        return text.startsWith("sg-") ? new Group(text) : new Block(CidrRange.parse(text));
    }

    /** Whether the other end of a packet is this one. */
    boolean matches(TrafficPacket packet);

    /**
     * A block of addresses.
     *
     * @param block the addresses
     */
    record Block(CidrRange block) implements TrafficPeer {
        @Override
        public boolean matches(TrafficPacket packet) {
            return block.contains(packet.peer());
        }
    }

    /**
     * Everything that a security group guards.
     *
     * @param id the group
     */
    record Group(String id) implements TrafficPeer {
        @Override
        public boolean matches(TrafficPacket packet) {
            return packet.peerGroups().contains(id);
        }
    }
}
