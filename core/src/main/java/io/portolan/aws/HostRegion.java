package io.portolan.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The region in which this host runs, as the SDK finds it. It is looked up once, even where there is none. The instance metadata
 * service lets hosts outside of AWS wait. Thread-safe.
 */
public final class HostRegion {

    private volatile @Nullable FoundRegion found;

    private record FoundRegion(Optional<Region> region) {}

    /** The region; empty where the SDK finds none. */
    public Optional<Region> find() {
        FoundRegion known = found;
        if (known == null) {
            known = new FoundRegion(askSdk());
            found = known;
        }
        return known.region;
    }

    /** Whether {@link #find} needs to ask nobody any more. */
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
