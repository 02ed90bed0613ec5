package io.portolan.brokers;

import io.portolan.aws.AwsCalls;
import io.portolan.aws.AwsClients;
import io.portolan.catalog.BrokerSource.ArnSearch;
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

/** Makes the calls of one look-up and finds out why it failed. */
final class MskApiLookup implements ArnSearch {

    private static final int ACTIVE = 0;
    /** The cluster is being changed while its brokers serve. */
    private static final int SERVING = 1;
    /** The brokers do not exist yet or no longer exist. */
    private static final int NO_BROKERS = 2;

    private final BrokerLookup lookup;
    private final KafkaClient client;
    private final AwsRequestOverrideConfiguration signed;
    private final LookupErrors errors;
    private final AwsCalls calls;
    private final MskApiRetry retry;

    MskApiLookup(
            BrokerLookup lookup, KafkaClient client, AwsCredentialsProvider caller, AwsCalls calls, MskApiRetry retry) {
        this.lookup = lookup;
        this.client = client;
        this.signed = AwsClients.signedBy(caller);
        this.errors = new LookupErrors(lookup);
        this.calls = calls;
        this.retry = retry;
    }

    LookupAnswer request() {
        String arn = lookup.source().resolveArn(this);
        return new LookupAnswer(arn, requestBrokers(arn));
    }

    private BootstrapBrokers requestBrokers(String arn) {
        MskListeners listeners = errors.callOrExplain("kafka:GetBootstrapBrokers", () -> requestListeners(arn));
        return listeners.brokers(lookup.cluster().access(), lookup.ip()).orElseThrow(() -> {
            if (listeners.names().isEmpty()) {
                requireActive(arn);
            }
            return errors.noListener(listeners);
        });
    }

    private MskListeners requestListeners(String arn) {
        try {
            return new MskListeners(call(
                    "GetBootstrapBrokers",
                    () -> client.getBootstrapBrokers(
                            request -> request.clusterArn(arn).overrideConfiguration(signed))));
        } catch (BadRequestException e) {
            // A cluster that is being created answers like this. Its state says more than this error.
            requireActive(arn);
            throw e;
        }
    }

    private void requireActive(String arn) {
        DescribeClusterV2Response answer;
        try {
            answer = call(
                    "DescribeClusterV2",
                    () -> client.describeClusterV2(
                            request -> request.clusterArn(arn).overrideConfiguration(signed)));
        } catch (SdkException e) {
            // This call only explains another error, and that one is thrown then.
            return;
        }
        Cluster cluster = answer.clusterInfo();
        if (cluster != null && cluster.state() != ClusterState.ACTIVE) {
            throw errors.notActive(cluster, answer);
        }
    }

    @Override
    public String findByName(String clusterName) {
        return errors.callOrExplain("kafka:ListClustersV2", () -> requestArn(clusterName));
    }

    private String requestArn(String name) {
        List<ListClustersV2Response> pages = Stream.iterate(
                        requestPage(name, null), Objects::nonNull, page -> requestNextPage(name, page))
                .toList();
        ListClustersV2Response last = pages.get(pages.size() - 1);
        Cluster cluster = pages.stream()
                .flatMap(page -> page.clusterInfoList().stream())
                // The filter matches prefixes.
                .filter(candidate -> name.equals(candidate.clusterName()))
                .min(Comparator.comparingInt(MskApiLookup::readiness))
                .orElseThrow(() -> errors.noSuchName(name, last));
        if (readiness(cluster) == NO_BROKERS) {
            throw errors.notActive(cluster, last);
        }
        return cluster.clusterArn();
    }

    private @Nullable ListClustersV2Response requestNextPage(String name, ListClustersV2Response page) {
        String token = page.nextToken();
        return token == null || token.isEmpty() ? null : requestPage(name, token);
    }

    private ListClustersV2Response requestPage(String name, @Nullable String token) {
        return call(
                "ListClustersV2",
                () -> client.listClustersV2(request ->
                        request.clusterNameFilter(name).nextToken(token).overrideConfiguration(signed)));
    }

    private <T> T call(String operation, Supplier<T> call) {
        return retry.callWithRetries(() -> calls.callAndReport(operation, call));
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
