package io.portolan.catalog;

import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Endpoints to use instead of AWS's regional ones, such as interface endpoints without private DNS. Immutable and thread-safe.
 *
 * @param sts the endpoint of STS. If null, the SDK chooses it.
 * @param kafka the endpoints of the MSK API by the cluster's region. For other regions the SDK chooses.
 * @param inspect the endpoints of the services that tell how an estate is configured, by region. Clients do not call them. For
 *     other regions the SDK chooses.
 */
public record Endpoints(@Nullable URI sts, Map<Region, URI> kafka, Map<Region, URI> inspect) {

    /** Copies the maps. */
    public Endpoints {
        kafka = Map.copyOf(kafka);
        inspect = Map.copyOf(inspect);
    }

    /**
     * Whether requests would leave this host as plain text. Everybody on the way could read and change them. The loopback address
     * is harmless. No name but {@code localhost} counts as one.
     */
    public static boolean isExposed(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        boolean loopback = host.equalsIgnoreCase("localhost")
                || IpLiteral.parse(bracketed ? host.substring(1, host.length() - 1) : host)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
        return "http".equalsIgnoreCase(endpoint.getScheme()) && !loopback;
    }
}
