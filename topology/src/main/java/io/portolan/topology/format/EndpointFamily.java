package io.portolan.topology.format;

import io.portolan.topology.plan.PlannedEndpoint;
import java.util.Optional;

/** The IP versions of an endpoint, by the names of Route 53 Resolver. */
enum EndpointFamily {
    IPV6,
    DUALSTACK;

    /** The versions that the addresses of an endpoint ask for. It is empty for IPv4, which is the default. */
    static Optional<EndpointFamily> of(PlannedEndpoint endpoint) {
        long ipv6 = endpoint.addresses().stream()
                .filter(address -> address.ip().filter(AddressText::isIpv6).isPresent())
                .count();
        if (ipv6 == 0) {
            return Optional.empty();
        }
        return Optional.of(ipv6 == endpoint.addresses().size() ? IPV6 : DUALSTACK);
    }
}
