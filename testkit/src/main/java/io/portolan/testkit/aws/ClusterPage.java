package io.portolan.testkit.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers {@code kafka:ListClustersV2} page by page with the clusters of one account in one region. */
final class ClusterPage {

    private final MskClusters clusters;
    private final String region;

    ClusterPage(MskClusters clusters, String region) {
        this.clusters = clusters;
        this.region = region;
    }

    /** The name filter is a prefix as in AWS. So {@code orders} lists {@code orders-archive} too. */
    HttpReply list(String account, Map<String, String> query) throws AwsDenied {
        PageRequest request = PageRequest.parse(query.get("maxResults"), 100, query.get("nextToken"));
        List<MskCluster> matching = clusters.list(account, region).stream()
                .filter(cluster -> cluster.name().startsWith(query.getOrDefault("clusterNameFilter", "")))
                .filter(cluster -> ofType(cluster, query.get("clusterTypeFilter")))
                .toList();
        return JsonReply.page(
                "clusterInfoList",
                request.limitedTo(clusters.pageSize()).cut(matching, MskCluster::arn),
                ClusterJson::info,
                "nextToken");
    }

    private static boolean ofType(MskCluster cluster, @Nullable String type) {
        return type == null || type.equals(cluster.serverless() ? "SERVERLESS" : "PROVISIONED");
    }
}
