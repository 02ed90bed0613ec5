package io.portolan.credentials;

import io.portolan.aws.ClockDriftMonitor;
import io.portolan.aws.ServerDateInterceptor;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** STS in one region; its client is built with the first call, since that loads many classes. */
final class RegionalSts implements SdkAutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);

    private final Region region;
    private final @Nullable URI endpoint;
    private final ClockDriftMonitor clockMonitor;
    private @Nullable StsClient client;
    private boolean closed;

    RegionalSts(Region region, @Nullable URI endpoint, ClockDriftMonitor clockMonitor) {
        this.region = region;
        this.endpoint = endpoint;
        this.clockMonitor = clockMonitor;
    }

    Region region() {
        return region;
    }

    /** Builds the client ahead of the first call. */
    void prepare() {
        client();
    }

    /** One attempt, signed with these credentials. */
    AssumeRoleResponse assumeRole(AssumeRoleRequest request, AwsCredentials credentials) {
        AssumeRoleRequest signed = request.toBuilder()
                .overrideConfiguration(signedWith(credentials))
                .build();
        return client().assumeRole(signed);
    }

    /** Whose credentials these are. */
    @Nullable
    String requestCallerArn(AwsCredentials credentials) {
        GetCallerIdentityRequest request = GetCallerIdentityRequest.builder()
                .overrideConfiguration(signedWith(credentials))
                .build();
        return client().getCallerIdentity(request).arn();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    /** {@code us-east-2}, or {@code us-east-2 (https://…)}. */
    @Override
    public String toString() {
        return region + (endpoint == null ? "" : " (" + endpoint + ")");
    }

    private synchronized StsClient client() {
        if (closed) {
            throw new IllegalStateException("The last lease of these credentials is closed");
        }
        if (client == null) {
            client = build();
        }
        return client;
    }

    private StsClient build() {
        StsClientBuilder builder = StsClient.builder()
                .region(region)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT))
                // Retries are ours: they know the caller's deadline.
                .overrideConfiguration(sdk -> sdk.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new ServerDateInterceptor(clockMonitor)));
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }

    private static AwsRequestOverrideConfiguration signedWith(AwsCredentials credentials) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }
}
