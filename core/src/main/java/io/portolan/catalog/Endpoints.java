package io.portolan.catalog;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Endpoints to use instead of AWS's regional ones, such as interface endpoints without private DNS.
 *
 * @param sts for STS, or null for the SDK's own choice
 * @param kafka for the MSK API, by the cluster's region; regions not named use the SDK's own choice
 */
public record Endpoints(@Nullable URI sts, Map<Region, URI> kafka) {

    /** Copies the map. */
    public Endpoints {
        kafka = Map.copyOf(kafka);
    }
}
