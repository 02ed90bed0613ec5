package io.portolan.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is expected of the sites.
 *
 * @param sites those that must report. If empty, any may.
 * @param clusters those that all sites must report, unless they do not use them
 * @param unused the clusters that a site does not use, by the site's name
 */
record ExpectedPairs(List<String> sites, Set<MatrixCluster> clusters, Map<String, Set<MatrixCluster>> unused) {

    boolean isExpected(String site) {
        return sites.isEmpty() || sites.contains(site);
    }

    Set<MatrixCluster> unused(String site) {
        return unused.getOrDefault(site, Set.of());
    }
}
