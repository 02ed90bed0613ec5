package io.portolan.credentials;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * The identity that assumes the first role of a chain. A value, immutable and thread-safe: equal by kind and profile name,
 * for a provider object by that object's identity.
 *
 * <p>{@code BaseIdentity base = BaseIdentity.profile("platform-dev");}
 */
public final class BaseIdentity {

    static final String DEFAULT = "default";
    static final String PROFILE = "profile";
    static final String PROVIDER = "provider";

    private static final AtomicLong COUNT = new AtomicLong();

    private final String kind;
    private final String name;
    private final @Nullable AwsCredentialsProvider provider;

    private BaseIdentity(String kind, String name, @Nullable AwsCredentialsProvider provider) {
        this.kind = kind;
        this.name = name;
        this.provider = provider;
    }

    /**
     * The SDK's default credentials chain: system properties, environment, web identity (EKS), profile, container
     * (EKS Pod Identity, ECS), instance profile (EC2).
     */
    public static BaseIdentity defaultChain() {
        return new BaseIdentity(DEFAULT, "", null);
    }

    /** A named profile of the AWS configuration files of the host on which the credentials are used. */
    public static BaseIdentity profile(String name) {
        return new BaseIdentity(PROFILE, Objects.requireNonNull(name, "name"), null);
    }

    /** A provider of the caller's; it stays the caller's to close. Works in this JVM only. */
    public static BaseIdentity provider(AwsCredentialsProvider provider) {
        String id = ThisJvm.ID + "." + COUNT.incrementAndGet();
        return new BaseIdentity(PROVIDER, id, Objects.requireNonNull(provider, "provider"));
    }

    String kind() {
        return kind;
    }

    /** The profile's name, the provider's id, or nothing. */
    String name() {
        return name;
    }

    /** Whether what {@link #openProvider} returns is to be closed by whoever called it. */
    boolean isOwned() {
        return provider == null;
    }

    AwsCredentialsProvider openProvider() {
        if (provider != null) {
            return provider;
        }
        return kind.equals(PROFILE)
                ? ProfileCredentialsProvider.create(name)
                : DefaultCredentialsProvider.builder().build();
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

    /** The kind in words; never the provider's own text, which may hold secrets. */
    @Override
    public String toString() {
        return switch (kind) {
            case PROFILE -> "profile " + name;
            case PROVIDER ->
                "provider " + Objects.requireNonNull(provider).getClass().getName();
            default -> "SDK default credentials chain";
        };
    }

    /** Made when first needed: for the random number, the JDK would set up its cryptography before anything is called. */
    static final class ThisJvm {

        /** Tells provider ids of this JVM from those of another. */
        static final String ID = UUID.randomUUID().toString();

        private ThisJvm() {}
    }
}
