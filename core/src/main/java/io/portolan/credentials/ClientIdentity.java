package io.portolan.credentials;

import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
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

    /**
     * This identity as plain strings; no secrets. The keys:
     *
     * <ul>
     *   <li>{@code portolan.base-identity}: {@code default}, {@code profile:<name>} or {@code provider:<id>}
     *   <li>{@code portolan.role-chain}: {@code <name>,<session name>,<duration>,<hop>,<hop>…}, a hop being
     *       {@code <role ARN>~external-id=<id>~tag.<key>=<value>…}; absent where there are no roles
     *   <li>{@code portolan.sts-region}: the region's id
     *   <li>{@code portolan.sts-endpoint}: absent where it is the regional one
     * </ul>
     *
     * Names and values are percent-encoded, so that no shell, JAAS string or properties file takes offence.
     */
    public Map<String, String> toConfig() {
        return IdentityConfig.write(this);
    }

    /**
     * The identity that {@link #toConfig} wrote, in this JVM or another. Other keys are ignored.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code CATALOG_INVALID} where a value cannot be read, and with
     *     {@code BASE_IDENTITY_UNAVAILABLE} for a provider object of another JVM, or one of which no lease lives any more
     */
    public static ClientIdentity fromConfig(Map<String, ?> config) {
        return IdentityConfig.read(config, IdentityRegistry.OF_THIS_JVM);
    }

    // Written out, since the first method that a record generates costs a JVM that starts some 20 ms.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientIdentity that
                && base.equals(that.base)
                && roles.equals(that.roles)
                && stsRegion.equals(that.stsRegion)
                && Objects.equals(stsEndpoint, that.stsEndpoint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(base, roles, stsRegion, stsEndpoint);
    }
}
