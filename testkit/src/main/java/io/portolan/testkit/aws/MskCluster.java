package io.portolan.testkit.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster in the MSK API. Its name, account and region are parts of the ARN. Immutable.
 *
 * @param arn {@code arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>}
 * @param serverless false for a Provisioned cluster
 * @param state the state as the API spells it. Examples are {@code ACTIVE}, {@code CREATING} and {@code DELETING}.
 * @param bootstrap the bootstrap brokers for IAM as {@code host:port}. Each way to the brokers has its own.
 */
public record MskCluster(String arn, boolean serverless, String state, Map<Connectivity, List<String>> bootstrap) {

    public MskCluster {
        if (AwsArn.cluster(arn).isEmpty()) {
            throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of an MSK cluster");
        }
        bootstrap = Map.copyOf(bootstrap);
    }

    /** An active Serverless cluster. */
    public static MskCluster serverless(String arn, String... bootstrap) {
        return new MskCluster(arn, true, "ACTIVE", Map.of(Connectivity.PRIVATE, List.of(bootstrap)));
    }

    /** This cluster in another state. */
    public MskCluster withState(String newState) {
        return new MskCluster(arn, serverless, newState, bootstrap);
    }

    /** This cluster with bootstrap brokers for IPv6 as well, as a dual-stack cluster. */
    public MskCluster withIpv6(String... brokers) {
        Map<Connectivity, List<String>> both = new HashMap<>(bootstrap);
        both.put(Connectivity.IPV6, List.of(brokers));
        return new MskCluster(arn, serverless, state, both);
    }

    /** The cluster's name. */
    public String name() {
        return parsedArn().clusterName();
    }

    /** The account that owns it. */
    public String account() {
        return parsedArn().account();
    }

    /** The region that it is in. */
    public String region() {
        return parsedArn().region();
    }

    private AwsArn parsedArn() {
        return AwsArn.cluster(arn).orElseThrow();
    }
}
