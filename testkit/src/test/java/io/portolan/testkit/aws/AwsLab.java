package io.portolan.testkit.aws;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.route53profiles.Route53ProfilesClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
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
        return client(StsClient.builder().endpointOverride(uri), credentials, region, attempts);
    }

    KafkaClient kafka(AwsCredentials credentials) {
        return kafka(credentials, REGION, 1);
    }

    KafkaClient kafka(AwsCredentials credentials, String region, int attempts) {
        return client(KafkaClient.builder().endpointOverride(endpoint.uri()), credentials, region, attempts);
    }

    Route53ResolverClient resolver(AwsCredentials credentials) {
        return client(Route53ResolverClient.builder().endpointOverride(endpoint.uri()), credentials, REGION, 1);
    }

    RamClient ram(AwsCredentials credentials) {
        return client(RamClient.builder().endpointOverride(endpoint.uri()), credentials, REGION, 1);
    }

    Route53ProfilesClient profiles(AwsCredentials credentials) {
        return client(Route53ProfilesClient.builder().endpointOverride(endpoint.uri()), credentials, REGION, 1);
    }

    Ec2Client ec2(AwsCredentials credentials) {
        return client(Ec2Client.builder().endpointOverride(endpoint.uri()), credentials, REGION, 1);
    }

    IamClient iam(AwsCredentials credentials) {
        return client(IamClient.builder().endpointOverride(endpoint.uri()), credentials, "us-east-1", 1);
    }

    /** A user of an account. */
    AwsCredentials userOf(String account) {
        return backend.iam().user(account, "ann");
    }

    static AwsSessionCredentials session(Credentials issued) {
        return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    @Override
    public void close() {
        clients.forEach(SdkAutoCloseable::close);
        endpoint.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder, AwsCredentials as, String region, int attempts) {
        C client = builder.region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(as))
                .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(attempts)
                        .build()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        clients.add(client);
        return client;
    }
}
