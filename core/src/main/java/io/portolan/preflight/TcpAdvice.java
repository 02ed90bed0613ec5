package io.portolan.preflight;

import io.portolan.diagnosis.Code;

/** Advice where a port does not accept connections. */
final class TcpAdvice {

    private TcpAdvice() {}

    static Advice advise(Code code, int port) {
        return switch (code) {
            case TCP_TIMEOUT -> timeout(port);
            case TCP_REFUSED -> refused(port);
            case TCP_DEGRADED -> degraded(port);
            case DEADLINE_EXCEEDED -> late();
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static Advice timeout(int port) {
        return new Advice(
                "Packets to port " + port + " are dropped, or have no route there or back.",
                "Let TCP " + port
                        + " in from this client's CIDR block in the cluster's security group; check the route in"
                        + " both directions (transit gateway, peering, VPN), network ACLs and firewalls between.");
    }

    private static Advice refused(int port) {
        return new Advice(
                "Something answers at each address, but nothing listens on port " + port + ".",
                "Compare the port with the bootstrap string that MSK gives (IAM: 9098, public access: 9198); a firewall that"
                        + " rejects, or an old address that is no broker any more, looks the same.");
    }

    private static Advice degraded(int port) {
        return new Advice(
                "The broker is reachable, but not at every address: clients lose time on the others.",
                "Check that routes, network ACLs and security groups let TCP " + port + " through to each subnet.");
    }

    private static Advice late() {
        return new Advice(
                "The connections were still under way at the deadline of the whole preflight.",
                "Look at the stages that took long; if they are merely slow, allow the preflight more time.");
    }
}
