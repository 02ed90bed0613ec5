package io.portolan.testkit.estate;

import java.net.InetAddress;

/**
 * An address of an endpoint of Route 53 Resolver.
 *
 * @param id such as {@code rni-0a1b2c3d4e5f60718}
 * @param subnetId its subnet
 * @param ip the address
 * @param status its state
 */
public record EndpointAddress(String id, String subnetId, InetAddress ip, Status status) {

    /** This address in another state. */
    public EndpointAddress withStatus(Status changed) {
        return new EndpointAddress(id, subnetId, ip, changed);
    }

    /** The state of an address. */
    public enum Status {
        /** It is being made. */
        CREATING,
        /** It works. */
        ATTACHED,
        /** Its network interface is being removed. */
        DETACHING,
        /** Its network interface or its subnet is gone. */
        FAILED_RESOURCE_GONE
    }
}
