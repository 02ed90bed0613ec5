package io.portolan.credentials;

import io.portolan.aws.AwsClients;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The identity of a service account (IRSA), by STS at the catalog's endpoint. The SDK's own provider does not know that
 * endpoint. Role and token file are those of the environment. The first request builds the client. Thread-safe.
 */
final class WebIdentity implements AwsCredentialsProvider, SdkAutoCloseable {

    private final Region region;
    private final URI endpoint;
    private @Nullable StsClient client;
    private @Nullable StsWebIdentityTokenFileCredentialsProvider provider;

    WebIdentity(Region region, URI endpoint) {
        this.region = region;
        this.endpoint = endpoint;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return provider().resolveCredentials();
    }

    @Override
    public synchronized void close() {
        if (provider != null) {
            provider.close();
        }
        if (client != null) {
            client.close();
        }
    }

    private synchronized StsWebIdentityTokenFileCredentialsProvider provider() {
        StsWebIdentityTokenFileCredentialsProvider present = provider;
        if (present == null) {
            StsClient sts = AwsClients.buildRepeating(StsClient.builder(), region, endpoint);
            client = sts;
            present = StsWebIdentityTokenFileCredentialsProvider.builder()
                    .stsClient(sts)
                    .build();
            provider = present;
        }
        return present;
    }
}
