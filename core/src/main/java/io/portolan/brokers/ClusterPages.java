package io.portolan.brokers;

import io.portolan.aws.UnreadableAnswerException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Response;

/** The pages of one ListClustersV2. It keeps the best cluster of this exact name. Not thread-safe. */
final class ClusterPages {

    private static final int ACTIVE = 0;
    /** The cluster is being changed while its brokers serve. */
    private static final int SERVING = 1;
    /** The brokers do not exist yet or no longer exist. */
    private static final int NO_BROKERS = 2;

    /** A page has ten clusters or more, and only those whose names begin like this one. */
    private static final int MOST_PAGES = 100;

    private final String name;
    private final Set<String> tokens = new HashSet<>();
    private @Nullable Cluster best;
    private boolean cutOff;

    ClusterPages(String name) {
        this.name = name;
    }

    /**
     * Reads a page.
     *
     * @param last whether there is no time for another page
     * @return the token of the next page. It is empty at the end, and also where the pages do not come to an end.
     */
    String add(ListClustersV2Response page, boolean last) {
        for (Cluster candidate : page.clusterInfoList()) {
            // The filter matches prefixes.
            if (candidate != null && name.equals(candidate.clusterName()) && isBetter(candidate)) {
                best = candidate;
            }
        }
        String token = page.nextToken() == null ? "" : page.nextToken();
        cutOff = !token.isEmpty() && (last || !tokens.add(token) || tokens.size() == MOST_PAGES);
        return cutOff ? "" : token;
    }

    /**
     * The cluster of this name. One that serves comes before one that has no brokers. Empty if there is none.
     *
     * @throws UnreadableAnswerException if it may be on a page that was not read, or has no ARN
     */
    Optional<Cluster> best() {
        if (best == null && cutOff) {
            throw new UnreadableAnswerException("ListClustersV2 whose pages do not end, after " + tokens.size());
        }
        if (best != null && best.clusterArn() == null) {
            throw new UnreadableAnswerException("ListClustersV2 with a cluster that has no ARN");
        }
        return Optional.ofNullable(best);
    }

    /** Whether the cluster's state has no brokers. */
    static boolean hasNoBrokers(Cluster cluster) {
        return readiness(cluster) == NO_BROKERS;
    }

    private boolean isBetter(Cluster candidate) {
        return best == null || readiness(candidate) < readiness(best);
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
