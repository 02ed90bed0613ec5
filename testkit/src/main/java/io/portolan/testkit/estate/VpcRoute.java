package io.portolan.testkit.estate;

/**
 * A route of a route table.
 *
 * @param destination where the packets go
 * @param target {@code local}, or the id of a peering connection, a gateway or a network interface
 * @param active false if the target is gone. AWS calls such a route a black hole.
 */
public record VpcRoute(CidrRange destination, String target, boolean active) {

    /** The route to a VPC's own addresses. */
    public static VpcRoute local(CidrRange destination) {
        return new VpcRoute(destination, "local", true);
    }

    /** A route to a target that exists. */
    public static VpcRoute through(String target, CidrRange destination) {
        return new VpcRoute(destination, target, true);
    }

    /** This route with a target that is gone. */
    public VpcRoute asBlackHole() {
        return new VpcRoute(destination, target, false);
    }
}
