package io.portolan.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The region in which this host runs, as the SDK finds it. The SDK is asked once, even if it finds none. Outside of AWS
 * it waits for an instance metadata service that is not there. Thread-safe.
 */
public final class HostRegion {

    private volatile @Nullable FoundRegion found;

    private record FoundRegion(Optional<Region> region) {}

    /** The region. Empty if the SDK finds none. */
    public Optional<Region> find() {
        FoundRegion known = found;
        if (known == null) {
            known = new FoundRegion(askSdk());
            found = known;
        }
        return known.region;
    }

    /** Whether {@link #find} answers from memory. */
    public boolean isKnown() {
        return found != null;
    }

    private static Optional<Region> askSdk() {
        try {
            return Optional.of(DefaultAwsRegionProviderChain.builder().build().getRegion());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }
}
