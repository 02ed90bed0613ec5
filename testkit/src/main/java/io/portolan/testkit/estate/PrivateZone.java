package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A private hosted zone over one VPC, as MSK puts one over a service VPC.
 *
 * @param id an id such as {@code Z0A1B2C3D4E5F60718}
 * @param place the account and region of the VPC
 * @param vpcId the VPC whose resolver answers from the zone
 * @param domain its domain, without a dot at the end
 * @param names the addresses of its names
 */
public record PrivateZone(
        String id, EstatePlace place, String vpcId, String domain, Map<String, List<InetAddress>> names)
        implements EstateResource {

    /** Copies the map. */
    public PrivateZone {
        Map<String, List<InetAddress>> copy = new TreeMap<>();
        names.forEach((name, addresses) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(addresses)));
        names = copy;
    }

    /** Whether a name is in the zone, if it exists or not. */
    boolean covers(String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
