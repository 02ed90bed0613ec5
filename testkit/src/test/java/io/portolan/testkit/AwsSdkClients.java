package io.portolan.testkit;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Makes clients of the AWS SDK for the endpoints of an estate. */
record AwsSdkClients(LocalMsk msk, AwsCredentials credentials) {

    AwsCredentials assume(String role, String externalId) {
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder().roleArn(role).roleSessionName("test");
        if (!externalId.isEmpty()) {
            request.externalId(externalId);
        }
        try (StsClient sts = StsClient.builder()
                .region(Region.US_EAST_2)
                .endpointOverride(msk.endpoint("us-east-2"))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            var issued = sts.assumeRole(request.build()).credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
        }
    }

    KafkaClient kafka(String region) {
        return KafkaClient.builder()
                .region(Region.of(region))
                .endpointOverride(msk.endpoint(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
