package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Map<String, ?> list(String account, Map<String, String> query) throws AwsDenied {
        int size = Math.min(size(query.get("maxResults")), clusters.pageSize());
        String after = decodeToken(query.get("nextToken"));
        List<MskCluster> rest = clusters.list(account, region).stream()
                .filter(cluster -> cluster.name().startsWith(query.getOrDefault("clusterNameFilter", "")))
                .filter(cluster -> ofType(cluster, query.get("clusterTypeFilter")))
                .filter(cluster -> cluster.arn().compareTo(after) > 0)
                .toList();
        List<MskCluster> page = rest.stream().limit(size).toList();
        Map<String, Object> answer = new TreeMap<>();
        answer.put("clusterInfoList", page.stream().map(ClusterJson::info).toList());
        if (page.size() < rest.size()) {
            answer.put("nextToken", encodeToken(page.get(page.size() - 1).arn()));
        }
        return answer;
    }

    private static boolean ofType(MskCluster cluster, @Nullable String type) {
        return type == null || type.equals(cluster.serverless() ? "SERVERLESS" : "PROVISIONED");
    }

    private static int size(@Nullable String maxResults) throws AwsDenied {
        if (maxResults == null) {
            return 100;
        }
        if (!maxResults.matches("[1-9]\\d?|100")) {
            throw invalid("maxResults");
        }
        return Integer.parseInt(maxResults);
    }

    private static String encodeToken(String lastArn) {
        return Base64.getEncoder().encodeToString(lastArn.getBytes(UTF_8));
    }

    private static String decodeToken(@Nullable String token) throws AwsDenied {
        try {
            return token == null ? "" : new String(Base64.getDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("nextToken");
        }
    }

    private static AwsDenied invalid(String parameter) {
        return new AwsDenied(AwsError.INVALID, "One or more of the parameters isn't valid.", parameter);
    }
}
