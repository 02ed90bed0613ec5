package io.portolan.brokers;

import io.portolan.aws.AwsCalls;
import io.portolan.aws.AwsClients;
import io.portolan.aws.UnreadableAnswerException;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource.ArnSearch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
        return errors.callOrExplain("kafka:GetBootstrapBrokers", () -> {
            MskListeners listeners = requestListeners(arn);
            Optional<BootstrapBrokers> brokers =
                    listeners.brokers(lookup.cluster().access(), lookup.ip());
            if (brokers.isPresent()) {
                requireNamesOfMsk(brokers.get(), listeners);
                return brokers.get();
            }
            if (listeners.names().isEmpty()) {
                requireActive(arn);
            }
            throw errors.noListener(listeners);
        });
    }

    /** What the API names goes into clients, so it must be names of MSK. */
    private void requireNamesOfMsk(BootstrapBrokers brokers, MskListeners listeners) {
        BrokerZones zones = BrokerZones.of(lookup);
        List<BrokerAddress> strangers = zones.strangers(brokers);
        if (!strangers.isEmpty()) {
            throw errors.unexpectedBrokers(strangers, zones, listeners);
        }
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
        } catch (UnreadableAnswerException e) {
            throw e;
        } catch (SdkException e) {
            // This call only explains another error, and that one is thrown then.
            return;
        }
        Cluster cluster = answer.clusterInfo();
        if (cluster == null) {
            throw new UnreadableAnswerException("DescribeClusterV2 without a cluster");
        }
        if (cluster.state() != ClusterState.ACTIVE) {
            throw errors.notActive(cluster, answer);
        }
    }

    @Override
    public String findByName(String clusterName) {
        return errors.callOrExplain("kafka:ListClustersV2", () -> requestArn(clusterName));
    }

    private String requestArn(String name) {
        ClusterPages pages = new ClusterPages(name);
        ListClustersV2Response page = requestPage(name, null);
        String token = pages.add(page, false);
        while (!token.isEmpty()) {
            page = requestPage(name, token);
            token = pages.add(page, retry.isOverdue());
        }
        ListClustersV2Response last = page;
        Cluster cluster = pages.best().orElseThrow(() -> errors.noSuchName(name, last));
        if (ClusterPages.hasNoBrokers(cluster)) {
            throw errors.notActive(cluster, last);
        }
        return cluster.clusterArn();
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
}
