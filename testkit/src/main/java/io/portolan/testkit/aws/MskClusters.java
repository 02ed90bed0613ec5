package io.portolan.testkit.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters of all accounts and regions of one estate. Thread-safe. */
public final class MskClusters {

    private final Map<String, MskCluster> byArn = new ConcurrentHashMap<>();
    private volatile int pageSize = 100;

    /** Adds a cluster or replaces the cluster with the same ARN. */
    public void add(MskCluster cluster) {
        byArn.put(cluster.arn(), cluster);
    }

    /** Deletes a cluster. Nothing happens if there is none with this ARN. */
    public void remove(String arn) {
        byArn.remove(arn);
    }

    /** Limits the clusters on one page of {@code ListClustersV2}. At least 1. The default is 100, the limit of the real API. */
    public void pageSize(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("A page of " + atMost + " clusters is too small");
        }
        pageSize = atMost;
    }

    int pageSize() {
        return pageSize;
    }

    Optional<MskCluster> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** The order is stable, so pages have no overlaps and no gaps. */
    List<MskCluster> list(String account, String region) {
        return byArn.values().stream()
                .filter(cluster -> cluster.account().equals(account))
                .filter(cluster -> cluster.region().equals(region))
                .sorted(Comparator.comparing(MskCluster::arn))
                .toList();
    }
}
