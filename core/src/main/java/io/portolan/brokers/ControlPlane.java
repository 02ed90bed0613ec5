package io.portolan.brokers;

import io.portolan.catalog.BrokerSource.ByArn;
import io.portolan.catalog.BrokerSource.ByName;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** One lookup at the MSK API, and why it failed. */
final class ControlPlane {

    private final Lookup lookup;
    private final KafkaClient client;
    private final Trouble trouble;

    ControlPlane(Lookup lookup, KafkaClient client) {
        this.lookup = lookup;
        this.client = client;
        this.trouble = new Trouble(lookup);
    }

    BootstrapBrokers brokers() {
        String arn = arn();
        Listeners listeners = trouble.telling("kafka:GetBootstrapBrokers", () -> listeners(arn));
        return listeners.brokers(lookup.connectivity()).orElseThrow(() -> {
            refuseUnlessActive(arn);
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
            return new Listeners(client.getBootstrapBrokers(request -> request.clusterArn(arn)));
        } catch (BadRequestException e) {
            // So answers a cluster that is being made: its state says more than this error.
            refuseUnlessActive(arn);
            throw e;
        }
    }

    private void refuseUnlessActive(String arn) {
        state(arn).filter(state -> state != ClusterState.ACTIVE).ifPresent(state -> {
            throw trouble.notActive(state.toString());
        });
    }

    /** The cluster's state; empty where it cannot be had, since this call is only made to explain another. */
    private Optional<ClusterState> state(String arn) {
        try {
            return Optional.ofNullable(client.describeClusterV2(request -> request.clusterArn(arn))
                            .clusterInfo())
                    .map(Cluster::state);
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    private String find(String name) {
        Cluster cluster =
                trouble.telling("kafka:ListClustersV2", () -> byName(name)).orElseThrow(() -> trouble.noSuchName(name));
        if (readiness(cluster) > 1) {
            throw trouble.notActive(cluster.stateAsString());
        }
        return cluster.clusterArn();
    }

    private Optional<Cluster> byName(String name) {
        return client.listClustersV2Paginator(request -> request.clusterNameFilter(name)).clusterInfoList().stream()
                // The filter is a prefix.
                .filter(cluster -> name.equals(cluster.clusterName()))
                .min(Comparator.comparingInt(ControlPlane::readiness));
    }

    /** 0: active. 1: at work on itself, but its brokers serve. 2: no brokers, yet or any more. */
    private static int readiness(Cluster cluster) {
        if (cluster.state() == null) {
            return 1;
        }
        return switch (cluster.state()) {
            case ACTIVE -> 0;
            case CREATING, DELETING, FAILED -> 2;
            default -> 1;
        };
    }
}
