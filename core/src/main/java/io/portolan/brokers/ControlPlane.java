package io.portolan.brokers;

import io.portolan.catalog.BrokerSource.ByArn;
import io.portolan.catalog.BrokerSource.ByName;
import io.portolan.credentials.AwsCalls;
import io.portolan.diagnosis.PortolanListener;
import java.util.Comparator;
import java.util.List;
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
    private final Trouble trouble;
    private final AwsCalls calls;

    ControlPlane(Lookup lookup, KafkaClient client, PortolanListener listener) {
        this.lookup = lookup;
        this.client = client;
        this.trouble = new Trouble(lookup);
        this.calls =
                new AwsCalls("kafka", lookup.region().id(), lookup.cluster().name(), listener::called);
    }

    BootstrapBrokers brokers() {
        String arn = arn();
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
                ? find(byName.clusterName())
                : ((ByArn) lookup.source()).arn().value();
    }

    private Listeners listeners(String arn) {
        try {
            return new Listeners(calls.told(
                    "GetBootstrapBrokers", () -> client.getBootstrapBrokers(request -> request.clusterArn(arn))));
        } catch (BadRequestException e) {
            // So answers a cluster that is being made: its state says more than this error.
            refuseUnlessActive(arn);
            throw e;
        }
    }

    private void refuseUnlessActive(String arn) {
        DescribeClusterV2Response answer;
        try {
            answer =
                    calls.told("DescribeClusterV2", () -> client.describeClusterV2(request -> request.clusterArn(arn)));
        } catch (SdkException e) {
            // This call is only made to explain another, which tells of itself then.
            return;
        }
        Cluster cluster = answer.clusterInfo();
        if (cluster != null && cluster.state() != ClusterState.ACTIVE) {
            throw trouble.notActive(cluster, answer);
        }
    }

    private String find(String name) {
        return trouble.telling("kafka:ListClustersV2", () -> byName(name));
    }

    private String byName(String name) {
        List<ListClustersV2Response> pages = calls.told(
                "ListClustersV2",
                () -> client.listClustersV2Paginator(request -> request.clusterNameFilter(name)).stream()
                        .toList());
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
