package io.portolan.testkit.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes a cluster as the MSK API does. */
final class ClusterJson {

    /** The real API names at most three brokers. Every call may get other ones. */
    private static final int SAMPLE_SIZE = 3;

    private static final Map<String, ?> IAM_ENABLED = Map.of("sasl", Map.of("iam", Map.of("enabled", true)));

    private ClusterJson() {}

    static Map<String, ?> info(MskCluster cluster) {
        return Map.of(
                "clusterArn",
                cluster.arn(),
                "clusterName",
                cluster.name(),
                "clusterType",
                cluster.serverless() ? "SERVERLESS" : "PROVISIONED",
                "state",
                cluster.state(),
                "creationTime",
                "2026-01-01T00:00:00.000Z",
                "currentVersion",
                "K1",
                "tags",
                Map.of(),
                cluster.serverless() ? "serverless" : "provisioned",
                Map.of("clientAuthentication", IAM_ENABLED));
    }

    static Map<String, String> bootstrap(MskCluster cluster) {
        return cluster.bootstrap().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().field(), entry -> sample(entry.getValue())));
    }

    private static String sample(List<String> brokers) {
        List<String> shuffled = new ArrayList<>(brokers);
        Collections.shuffle(shuffled);
        return shuffled.stream().limit(SAMPLE_SIZE).collect(Collectors.joining(","));
    }
}
