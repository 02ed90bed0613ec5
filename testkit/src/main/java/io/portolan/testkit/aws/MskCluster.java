package io.portolan.testkit.aws;

import java.util.List;
import java.util.Map;

/**
 * A cluster as the MSK API shows it. An immutable value; name, account and region stand in the ARN.
 *
 * @param arn {@code arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>}
 * @param serverless or else Provisioned
 * @param state as the API spells it: {@code ACTIVE}, {@code CREATING}, {@code DELETING}, …
 * @param bootstrap the bootstrap brokers for IAM, {@code host:port}, by the way they are reached
 */
public record MskCluster(String arn, boolean serverless, String state, Map<Connectivity, List<String>> bootstrap) {

    public MskCluster {
        if (AwsArn.cluster(arn).isEmpty()) {
            throw new IllegalArgumentException("not the ARN of an MSK cluster: " + arn);
        }
        bootstrap = Map.copyOf(bootstrap);
    }

    /** An active Serverless cluster. */
    public static MskCluster serverless(String arn, String... bootstrap) {
        return new MskCluster(arn, true, "ACTIVE", Map.of(Connectivity.PRIVATE, List.of(bootstrap)));
    }

    /** This cluster in another state. */
    public MskCluster withState(String changed) {
        return new MskCluster(arn, serverless, changed, bootstrap);
    }

    /** The cluster's name. */
    public String name() {
        return parsed().clusterName();
    }

    /** The account that owns it. */
    public String account() {
        return parsed().account();
    }

    /** The region that it is in. */
    public String region() {
        return parsed().region();
    }

    private AwsArn parsed() {
        return AwsArn.cluster(arn).orElseThrow();
    }
}
