package io.portolan.credentials;

import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Who to be: a base identity, then a chain of roles. Equal values share one provider in a JVM.
 *
 * @param base the identity that assumes the first role
 * @param roles the chain; empty: the base identity itself
 * @param stsRegion whose regional STS endpoint is asked
 * @param stsEndpoint used instead of the regional one, or null
 */
public record ClientIdentity(
        BaseIdentity base,
        Optional<RoleChain> roles,
        Region stsRegion,
        @Nullable URI stsEndpoint) {

    /** This identity as plain strings under keys that begin with {@code portolan.}; no secrets. */
    public Map<String, String> toConfig() {
        throw new UnsupportedOperationException("credentials");
    }

    /** The identity that {@link #toConfig} wrote, in this JVM or another. */
    public static ClientIdentity fromConfig(Map<String, ?> config) {
        throw new UnsupportedOperationException("credentials");
    }
}
