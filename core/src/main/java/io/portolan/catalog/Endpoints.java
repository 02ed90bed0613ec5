package io.portolan.catalog;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Endpoints to use instead of AWS's regional ones, such as interface endpoints without private DNS. Immutable and thread-safe.
 *
 * @param sts the endpoint of STS. If null, the SDK chooses it.
 * @param kafka the endpoints of the MSK API by the cluster's region. For other regions the SDK chooses.
 */
public record Endpoints(@Nullable URI sts, Map<Region, URI> kafka) {

    /** Copies the map. */
    public Endpoints {
        kafka = Map.copyOf(kafka);
    }
}
