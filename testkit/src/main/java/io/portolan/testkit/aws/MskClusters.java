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

    /** Adds the cluster, or replaces the one of the same ARN. */
    public void add(MskCluster cluster) {
        byArn.put(cluster.arn(), cluster);
    }

    /** Deletes the cluster; nothing happens when there is none. */
    public void remove(String arn) {
        byArn.remove(arn);
    }

    /** Caps the clusters on one page of ListClustersV2, at least 1. Default 100, as the API's own limit. */
    public void pageSize(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("a page of " + atMost + " clusters");
        }
        pageSize = atMost;
    }

    int pageSize() {
        return pageSize;
    }

    Optional<MskCluster> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** In a stable order, so that pages neither overlap nor leave gaps. */
    List<MskCluster> list(String account, String region) {
        return byArn.values().stream()
                .filter(cluster -> cluster.account().equals(account))
                .filter(cluster -> cluster.region().equals(region))
                .sorted(Comparator.comparing(MskCluster::arn))
                .toList();
    }
}
