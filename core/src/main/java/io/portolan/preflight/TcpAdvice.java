package io.portolan.preflight;

/** Advice if a port does not accept connections. */
final class TcpAdvice {

    private TcpAdvice() {}

    static Advice timeout(int port) {
        return new Advice(
                "Packets to port " + port + " are dropped, or they have no route there or back.",
                "Let TCP " + port
                        + " in from this client's CIDR block in the cluster's security group. Check the route in"
                        + " both directions (transit gateway, peering, VPN), and the network ACLs and firewalls between.");
    }

    static Advice refused(int port) {
        return new Advice(
                "Something answers at each address, but nothing listens on port " + port + ".",
                "Compare the port with the bootstrap string that MSK gives (IAM: 9098, public access: 9198). A firewall"
                        + " that rejects connections looks the same, and so does an old address without a broker.");
    }

    static Advice degraded(int port) {
        return new Advice(
                "The broker can be reached, but not at every address. Clients lose time on the others.",
                "Check that routes, network ACLs and security groups let TCP " + port + " through to each subnet.");
    }
}
