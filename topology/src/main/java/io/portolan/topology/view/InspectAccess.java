package io.portolan.topology.view;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * How the control planes of an estate are read. Immutable and thread-safe.
 *
 * @param accounts the credentials for each account. An account without them is not read.
 * @param endpoints endpoints to use instead of AWS's own, by region
 */
public record InspectAccess(Map<String, AwsCredentialsProvider> accounts, Map<Region, URI> endpoints) {

    /** Copies the maps. */
    public InspectAccess {
        accounts = Map.copyOf(accounts);
        endpoints = Map.copyOf(endpoints);
    }
}
