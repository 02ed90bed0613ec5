package io.portolan.credentials;

import io.portolan.aws.AwsClients;
import io.portolan.aws.CallLimit;
import io.portolan.aws.ClientFault;
import io.portolan.aws.ClockDriftMonitor;
import io.portolan.aws.ServerDateInterceptor;
import io.portolan.diagnosis.PeerText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** STS in one region. The first call builds its client, because that loads many classes. Thread-safe. */
final class RegionalSts implements SdkAutoCloseable {

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

    /** Whether the endpoint's name has another region than the one that calls are signed for. */
    boolean namesOtherRegion() {
        if (endpoint == null || endpoint.getHost() == null) {
            return false;
        }
        List<String> labels =
                List.of(endpoint.getHost().toLowerCase(Locale.ROOT).split("\\.", -1));
        return !labels.contains(region.id())
                && Region.regions().stream().map(Region::id).anyMatch(labels::contains);
    }

    /** What a person has to change before a call that failed like this can succeed. Empty if it may be the network. */
    Optional<ClientFault> clientFault(SdkException e) {
        return ClientFault.of(
                e, region, endpoint == null ? Optional.empty() : Optional.of("endpoints.sts of the catalog"));
    }

    /** Builds the client ahead of the first call. */
    void prepare() {
        client();
    }

    /** Makes one attempt, signed with these credentials. It is given up after the limit. The answer is complete. */
    AssumeRoleResponse assumeRole(AssumeRoleRequest request, AwsCredentials credentials, Duration limit) {
        AssumeRoleRequest signed =
                request.toBuilder().overrideConfiguration(signedBy(credentials)).build();
        return IssuedSession.requireComplete(CallLimit.callWithin(limit, () -> client().assumeRole(signed)));
    }

    /** Asks STS whose credentials these are. Null if STS does not say. */
    @Nullable
    String requestCallerArn(AwsCredentials credentials, Duration limit) {
        GetCallerIdentityRequest request = GetCallerIdentityRequest.builder()
                .overrideConfiguration(signedBy(credentials))
                .build();
        String arn = CallLimit.callWithin(limit, () -> client().getCallerIdentity(request))
                .arn();
        return arn == null ? null : PeerText.shorten(arn);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    /** The region, for example {@code us-east-2} or {@code us-east-2 (https://…)}. */
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
        return AwsClients.build(StsClient.builder(), region, endpoint, new ServerDateInterceptor(clockMonitor));
    }

    private static AwsRequestOverrideConfiguration signedBy(AwsCredentials credentials) {
        return AwsClients.signedBy(StaticCredentialsProvider.create(credentials));
    }
}
