package io.portolan.credentials;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The identity that assumes the first role of a chain. Without a role chain, clients use this identity itself.
 *
 * <pre>{@code
 * BaseIdentity base = BaseIdentity.profile("platform-dev");
 * Portolan portolan = Portolan.builder(catalog).baseIdentity(base).open();
 * }</pre>
 *
 * <p>It is an immutable value and thread-safe. Two profiles with the same name are equal. Two provider identities are
 * equal if they have the same provider object.
 */
public final class BaseIdentity {

    static final String DEFAULT = "default";
    static final String PROFILE = "profile";
    static final String PROVIDER = "provider";

    private final String kind;
    private final String name;
    private final @Nullable AwsCredentialsProvider provider;

    private BaseIdentity(String kind, String name, @Nullable AwsCredentialsProvider provider) {
        this.kind = kind;
        this.name = name;
        this.provider = provider;
    }

    /**
     * The SDK's default credentials chain. It tries system properties, environment variables, web identity (EKS), the
     * profile, the container (EKS Pod Identity, ECS) and the instance profile (EC2) in this order. Web identity calls STS at
     * the endpoint of the catalog if it has one.
     */
    public static BaseIdentity defaultChain() {
        return new BaseIdentity(DEFAULT, "", null);
    }

    /**
     * A named profile of the AWS configuration files. The files are those of the host that uses the credentials.
     *
     * @param name the profile's name
     */
    public static BaseIdentity profile(String name) {
        return new BaseIdentity(PROFILE, Objects.requireNonNull(name, "name"), null);
    }

    /**
     * A provider that the application has made. The application also closes it. A configuration with this identity works
     * in this JVM only.
     *
     * @param provider gives the credentials. It is thread-safe.
     */
    public static BaseIdentity provider(AwsCredentialsProvider provider) {
        String id = ThisJvm.ID + "." + UUID.randomUUID(); // Nobody can guess another application's.
        return new BaseIdentity(PROVIDER, id, Objects.requireNonNull(provider, "provider"));
    }

    String kind() {
        return kind;
    }

    /** The profile's name or the provider's id. Empty for the default chain. */
    String name() {
        return name;
    }

    /** Whether the caller of {@link #openProvider} has to close what it returns. */
    boolean isOwned() {
        return provider == null;
    }

    /** The provider. What it asks of STS goes to this region and endpoint as far as the SDK allows it. */
    AwsCredentialsProvider openProvider(Region stsRegion, @Nullable URI stsEndpoint) {
        if (provider != null) {
            return provider;
        }
        return kind.equals(PROFILE)
                ? ProfileCredentialsProvider.create(name)
                : new DefaultChain(stsRegion, stsEndpoint);
    }

    String fix() {
        return switch (kind) {
            case PROFILE -> "Add the profile to this host's AWS configuration files, or log in to it.";
            case PROVIDER -> "Correct the provider that the application gave.";
            default ->
                "Give the process an identity: service account or pod identity (EKS), task role (ECS), "
                        + "instance profile (EC2), profile or environment variables elsewhere.";
        };
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A provider's own equals may say more than "the same object".
    public boolean equals(@Nullable Object other) {
        return other instanceof BaseIdentity that
                && provider == that.provider
                && (provider != null || (kind.equals(that.kind) && name.equals(that.name)));
    }

    @Override
    public int hashCode() {
        return provider == null ? Objects.hash(kind, name) : System.identityHashCode(provider);
    }

    /** The kind in words. It never contains the provider's own text, which may include secrets. */
    @Override
    public String toString() {
        return switch (kind) {
            case PROFILE -> "profile " + name;
            case PROVIDER ->
                "provider " + Objects.requireNonNull(provider).getClass().getName();
            default -> "SDK default credentials chain";
        };
    }

    /**
     * A class of its own so that the id is made by its first use. The JDK sets up its cryptography for the random number,
     * which takes long.
     */
    static final class ThisJvm {

        /** Distinguishes the provider ids of this JVM from those of another. */
        static final String ID = UUID.randomUUID().toString();

        private ThisJvm() {}
    }
}
