package io.portolan.testkit.estate;

/** The protocol of a packet. */
public enum IpProtocol {
    /** TCP. */
    TCP("tcp"),
    /** UDP. */
    UDP("udp"),
    /** ICMP. It has no ports. */
    ICMP("icmp"),
    /** All protocols and all ports. No packet has it, only rules. */
    ALL("-1");

    private final String code;

    IpProtocol(String code) {
        this.code = code;
    }

    /** How EC2 writes it. */
    public String code() {
        return code;
    }
}
