package io.portolan.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The work by hand as AWS's documentation describes it. The SDK's KafkaClient assumes a role and finds the brokers. Then
 * aws-msk-iam-auth assumes the same role for each Kafka client. There is only one role, because aws-msk-iam-auth cannot assume a
 * second one with the first.
 */
record ByHandSetup(String clusterArn, String roleArn, String sessionName, String stsRegion, String trustStore) {

    /** Reads the setup from the arguments of a program. */
    static ByHandSetup fromArguments(List<String> arguments) {
        return new ByHandSetup(
                arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4));
    }

    /** The arguments that {@link #fromArguments} reads. */
    List<String> arguments() {
        return List.of(clusterArn, roleArn, sessionName, stsRegion, trustStore);
    }

    /** The region of the cluster is the fourth part of its ARN. */
    private Region region() {
        return Region.of(clusterArn.split(":", 6)[3]);
    }

    /** Calls {@code GetBootstrapBrokers} as the role. */
    String bootstrapServers() {
        try (StsClient sts = StsClient.builder()
                        .region(Region.of(stsRegion))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
                StsAssumeRoleCredentialsProvider credentials = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(request -> request.roleArn(roleArn).roleSessionName(sessionName))
                        .build();
                KafkaClient msk = KafkaClient.builder()
                        .region(region())
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            return msk.getBootstrapBrokers(request -> request.clusterArn(clusterArn))
                    .bootstrapBrokerStringSaslIam();
        }
    }

    /** The configuration that all clients of the cluster share. */
    Map<String, Object> clientConfig(String bootstrapServers) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("security.protocol", "SASL_SSL");
        config.put("sasl.mechanism", "AWS_MSK_IAM");
        config.put(
                "sasl.jaas.config",
                "software.amazon.msk.auth.iam.IAMLoginModule required awsRoleArn=\"" + roleArn
                        + "\" awsRoleSessionName=\"" + sessionName + "\" awsStsRegion=\"" + stsRegion + "\";");
        config.put("sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        config.put("reconnect.backoff.ms", "1000"); // MSK's own advice
        config.put("reconnect.backoff.max.ms", "10000"); // else Kafka warns that it is less
        config.put("ssl.truststore.type", "PEM");
        config.put("ssl.truststore.location", trustStore);
        return config;
    }
}
