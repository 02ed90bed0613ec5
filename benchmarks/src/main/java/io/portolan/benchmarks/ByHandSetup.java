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
 * The work by hand, as AWS's documentation tells it: the SDK's KafkaClient with an assumed role finds the brokers, then
 * aws-msk-iam-auth assumes the same role for each Kafka client. One role, since aws-msk-iam-auth cannot assume a second one
 * by the first.
 */
record ByHandSetup(String clusterArn, String roleArn, String sessionName, String stsRegion, String trustStore) {

    /** From the arguments of a program. */
    static ByHandSetup fromArguments(List<String> arguments) {
        return new ByHandSetup(
                arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4));
    }

    /** For {@link #fromArguments}. */
    List<String> arguments() {
        return List.of(clusterArn, roleArn, sessionName, stsRegion, trustStore);
    }

    /** The region of the cluster is the fourth part of its ARN. */
    private Region region() {
        return Region.of(clusterArn.split(":", 6)[3]);
    }

    /** {@code GetBootstrapBrokers} as the role. */
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

    /** What every client of the cluster has. */
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
