package io.portolan.testkit.aws;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** An endpoint and real clients of the AWS SDK. A client tries only once if the test does not set more attempts. */
final class AwsLab implements AutoCloseable {

    static final String ACCOUNT = "111111111111";
    static final String OTHER_ACCOUNT = "222222222222";
    static final String REGION = "us-east-2";
    static final String HUB = "arn:aws:iam::" + ACCOUNT + ":role/hub";
    static final String ORDERS = "arn:aws:iam::" + OTHER_ACCOUNT + ":role/teams/orders";

    final AdjustableClock clock = AdjustableClock.system();
    final AwsBackend backend = AwsBackend.create(clock);
    final AwsCredentials user = backend.iam().user(ACCOUNT, "ann");
    final AwsEndpoint endpoint = AwsEndpoint.start(InetAddress.getLoopbackAddress(), REGION, backend);
    private final List<SdkAutoCloseable> clients = new ArrayList<>();

    AwsLab() {
        backend.iam().role(RoleSpec.of(HUB, ACCOUNT));
        backend.iam().role(RoleSpec.of(ORDERS, HUB));
    }

    StsClient sts(AwsCredentials credentials) {
        return sts(credentials, REGION, 1);
    }

    StsClient sts(AwsCredentials credentials, String region, int attempts) {
        return sts(credentials, region, attempts, endpoint.uri());
    }

    StsClient sts(AwsCredentials credentials, String region, int attempts, URI uri) {
        StsClient client = prepared(StsClient.builder(), credentials, region, attempts)
                .endpointOverride(uri)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        clients.add(client);
        return client;
    }

    KafkaClient kafka(AwsCredentials credentials) {
        return kafka(credentials, REGION, 1);
    }

    KafkaClient kafka(AwsCredentials credentials, String region, int attempts) {
        KafkaClient client = prepared(KafkaClient.builder(), credentials, region, attempts)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        clients.add(client);
        return client;
    }

    static AwsSessionCredentials session(Credentials issued) {
        return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    @Override
    public void close() {
        clients.forEach(SdkAutoCloseable::close);
        endpoint.close();
    }

    private <B extends AwsClientBuilder<B, ?>> B prepared(B builder, AwsCredentials as, String region, int attempts) {
        return builder.endpointOverride(endpoint.uri())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(as))
                .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(attempts)
                        .build()));
    }
}
