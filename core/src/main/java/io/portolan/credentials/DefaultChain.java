package io.portolan.credentials;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The providers of the SDK's default credentials chain in the SDK's order. It differs from the SDK's own chain in two
 * ways. Web identity calls STS at the catalog's endpoint. A failure is kept for each provider. Thread-safe.
 */
final class DefaultChain implements AwsCredentialsProvider, SdkAutoCloseable {

    /** The provider that asks the host itself. */
    static final String INSTANCE = "instance profile";

    private final Region region;
    private final @Nullable URI endpoint;
    private @Nullable List<ChainLink> links;
    private volatile @Nullable ChainLink lastUsed;

    /** A chain whose web identity calls STS of this region at this endpoint. If it is null, the SDK chooses both. */
    DefaultChain(Region region, @Nullable URI endpoint) {
        this.region = region;
        this.endpoint = endpoint;
    }

    /** The credentials of the provider that gave some before, or else of the first that has some. */
    @Override
    public AwsCredentials resolveCredentials() {
        ChainLink used = lastUsed;
        if (used != null) {
            return used.provider().resolveCredentials();
        }
        List<LinkFailure> failures = new ArrayList<>();
        for (ChainLink link : links()) {
            try {
                AwsCredentials credentials = link.provider().resolveCredentials();
                lastUsed = link;
                return credentials;
            } catch (RuntimeException e) {
                failures.add(new LinkFailure(link, e));
            }
        }
        throw new NoCredentialsException(failures);
    }

    @Override
    public synchronized void close() {
        for (ChainLink link : links == null ? List.<ChainLink>of() : links) {
            if (link.provider() instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    /** The SDK reads the settings of the host when it is first asked too. */
    private synchronized List<ChainLink> links() {
        List<ChainLink> present = links;
        if (present == null) {
            present = List.of(
                    new ChainLink(
                            "system properties",
                            property("aws.accessKeyId").or(() -> property("aws.secretAccessKey")),
                            SystemPropertyCredentialsProvider.create()),
                    new ChainLink(
                            "environment variables",
                            variable("AWS_ACCESS_KEY_ID").or(() -> variable("AWS_SECRET_ACCESS_KEY")),
                            EnvironmentVariableCredentialsProvider.create()),
                    webIdentity(),
                    new ChainLink("profile", profile(), ProfileCredentialsProvider.create()),
                    container(),
                    new ChainLink(INSTANCE, Optional.empty(), InstanceProfileCredentialsProvider.create()));
            links = present;
        }
        return present;
    }

    private ChainLink webIdentity() {
        Optional<String> token = SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue();
        AwsCredentialsProvider provider = endpoint == null || token.isEmpty()
                ? WebIdentityTokenFileCredentialsProvider.create()
                : new WebIdentity(region, endpoint);
        return new ChainLink("web identity", token, provider);
    }

    private static ChainLink container() {
        Optional<String> uri = SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI
                .getStringValue()
                .or(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI::getStringValue);
        return new ChainLink(
                "container", uri, ContainerCredentialsProvider.builder().build());
    }

    private static Optional<String> profile() {
        return Optional.ofNullable(System.getProperty("aws.profile", System.getenv("AWS_PROFILE")));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(value -> name);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(value -> name);
    }
}
