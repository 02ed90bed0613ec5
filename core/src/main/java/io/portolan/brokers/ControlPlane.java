package io.portolan.brokers;

import io.portolan.catalog.BrokerSource.ByArn;
import io.portolan.catalog.BrokerSource.ByName;
import io.portolan.credentials.AwsCalls;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.DescribeClusterV2Response;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Response;

/** One lookup at the MSK API, and why it failed. */
final class ControlPlane {

    private static final int ACTIVE = 0;
    /** At work on itself, but its brokers serve. */
    private static final int SERVING = 1;
    /** Not yet, or not any more. */
    private static final int NO_BROKERS = 2;

    private final Lookup lookup;
    private final KafkaClient client;
    private final AwsRequestOverrideConfiguration signed;
    private final Trouble trouble;
    private final AwsCalls calls;
    private final Attempts attempts;

    ControlPlane(Lookup lookup, KafkaClient client, AwsCredentialsProvider caller, AwsCalls calls, Attempts attempts) {
        this.lookup = lookup;
        this.client = client;
        this.signed = AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(caller)
                .build();
        this.trouble = new Trouble(lookup);
        this.calls = calls;
        this.attempts = attempts;
    }

    Found find() {
        String arn = arn();
        return new Found(arn, brokers(arn));
    }

    private BootstrapBrokers brokers(String arn) {
        Listeners listeners = trouble.telling("kafka:GetBootstrapBrokers", () -> listeners(arn));
        return listeners.brokers(lookup.connectivity()).orElseThrow(() -> {
            if (listeners.names().isEmpty()) {
                refuseUnlessActive(arn);
            }
            return trouble.noListener(listeners);
        });
    }

    private String arn() {
        return lookup.source() instanceof ByName byName
                ? arnOf(byName.clusterName())
                : ((ByArn) lookup.source()).arn().value();
    }

    private Listeners listeners(String arn) {
        try {
            return new Listeners(call(
                    "GetBootstrapBrokers",
                    () -> client.getBootstrapBrokers(
                            request -> request.clusterArn(arn).overrideConfiguration(signed))));
        } catch (BadRequestException e) {
            // So answers a cluster that is being made: its state says more than this error.
            refuseUnlessActive(arn);
            throw e;
        }
    }

    private void refuseUnlessActive(String arn) {
        DescribeClusterV2Response answer;
        try {
            answer = call(
                    "DescribeClusterV2",
                    () -> client.describeClusterV2(
                            request -> request.clusterArn(arn).overrideConfiguration(signed)));
        } catch (SdkException e) {
            // This call is only made to explain another, which tells of itself then.
            return;
        }
        Cluster cluster = answer.clusterInfo();
        if (cluster != null && cluster.state() != ClusterState.ACTIVE) {
            throw trouble.notActive(cluster, answer);
        }
    }

    private String arnOf(String name) {
        return trouble.telling("kafka:ListClustersV2", () -> byName(name));
    }

    private String byName(String name) {
        List<ListClustersV2Response> pages = Stream.iterate(
                        page(name, null), Objects::nonNull, page -> next(name, page))
                .toList();
        ListClustersV2Response last = pages.get(pages.size() - 1);
        Cluster cluster = pages.stream()
                .flatMap(page -> page.clusterInfoList().stream())
                // The filter is a prefix.
                .filter(candidate -> name.equals(candidate.clusterName()))
                .min(Comparator.comparingInt(ControlPlane::readiness))
                .orElseThrow(() -> trouble.noSuchName(name, last));
        if (readiness(cluster) == NO_BROKERS) {
            throw trouble.notActive(cluster, last);
        }
        return cluster.clusterArn();
    }

    private @Nullable ListClustersV2Response next(String name, ListClustersV2Response page) {
        String token = page.nextToken();
        return token == null || token.isEmpty() ? null : page(name, token);
    }

    private ListClustersV2Response page(String name, @Nullable String token) {
        return call(
                "ListClustersV2",
                () -> client.listClustersV2(request ->
                        request.clusterNameFilter(name).nextToken(token).overrideConfiguration(signed)));
    }

    private <T> T call(String operation, Supplier<T> call) {
        return attempts.make(() -> calls.told(operation, call));
    }

    private static int readiness(Cluster cluster) {
        if (cluster.state() == null) {
            return SERVING;
        }
        return switch (cluster.state()) {
            case ACTIVE -> ACTIVE;
            case CREATING, DELETING, FAILED -> NO_BROKERS;
            default -> SERVING;
        };
    }
}
