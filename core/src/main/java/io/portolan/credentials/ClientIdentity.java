package io.portolan.credentials;

import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The AWS identity of a client. It is a base identity and a chain of roles. Equal identities share one provider in a JVM.
 * Immutable and thread-safe.
 *
 * @param base the identity that assumes the first role
 * @param roles the role chain. Without it, the client uses the base identity itself.
 * @param stsRegion the region whose STS endpoint is called
 * @param stsEndpoint called instead of the regional endpoint. Null without an override.
 */
public record ClientIdentity(
        BaseIdentity base,
        Optional<RoleChain> roles,
        Region stsRegion,
        @Nullable URI stsEndpoint) {

    /**
     * This identity as plain strings without secrets. These are the settings.
     *
     * <ul>
     *   <li>{@code portolan.base-identity} is {@code default}, {@code profile:<name>} or {@code provider:<id>}.
     *   <li>{@code portolan.role-chain} is {@code <name>,<session name>,<duration>,<hop>,<hop>…}. A hop is
     *       {@code <role ARN>~external-id=<id>~tag.<key>=<value>…}. The key is absent if there are no roles.
     *   <li>{@code portolan.sts-region} is the region's id.
     *   <li>{@code portolan.sts-endpoint} is absent if it is the regional one.
     *   <li>{@code portolan.allow-http} is {@code true} if the catalog allows an endpoint by {@code http:}, or else absent.
     * </ul>
     *
     * <p>Names and values are percent-encoded. So they need no quotes in a shell, a JAAS string or a properties file.
     */
    public Map<String, String> toConfig() {
        return IdentityConfig.write(this);
    }

    /**
     * The identity that {@link #toConfig} wrote in this JVM or another. Other keys are ignored.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code CATALOG_INVALID} if a value cannot be read. The code is
     *     {@code BASE_IDENTITY_UNAVAILABLE} for a provider object that is in another JVM or has no open lease. The code is
     *     {@code CATALOG_INVALID} too if the operator of this JVM does not allow the identity by the system properties
     *     {@code portolan.allowed-roles}, {@code portolan.allowed-bases} and {@code portolan.allowed-sts-endpoints}.
     */
    public static ClientIdentity fromConfig(Map<String, ?> config) {
        return AllowedIdentities.OF_THIS_JVM.require(IdentityConfig.read(config, IdentityRegistry.OF_THIS_JVM));
    }

    /** Who signs, in words for people. It names the role and the session, and no external id. */
    public String describe() {
        if (roles.isEmpty()) {
            return "the base identity, " + base;
        }
        RoleChain chain = roles.get();
        return chain.lastHop().roleArn() + " with the session name " + chain.sessionName();
    }

    // Written out because linking the first method that a record generates takes 20 ms of a start.
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
