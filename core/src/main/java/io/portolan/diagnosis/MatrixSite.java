package io.portolan.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A site of the matrix with the last report of each of its hosts.
 *
 * @param hosts the newest report first. Empty if the site has not reported.
 * @param oldest a report from before this is stale
 * @param unused the clusters that it does not use. What it reports of them does not count.
 */
record MatrixSite(String name, List<ReportedSite> hosts, Instant oldest, Set<MatrixCluster> unused) {

    private static final int MOST_SHOWN = 5;

    private static final Comparator<PairReport> FRESH_AND_WORST = Comparator.comparing(PairReport::stale)
            .reversed()
            .thenComparing(pair -> pair.cluster().state().status());

    static MatrixSite of(String name, List<ReportedSite> reports, Instant oldest, Set<MatrixCluster> unused) {
        List<ReportedSite> newestFirst = new ArrayList<>(reports);
        newestFirst.sort(Comparator.comparing(ReportedSite::time).reversed().thenComparing(ReportedSite::host));
        return new MatrixSite(name, newestFirst, oldest, unused);
    }

    /** What a host says about a cluster. */
    record PairReport(ReportedSite by, ReportedCluster cluster, boolean stale) {

        Duration age(Instant now) {
            return MatrixSite.age(by, now);
        }
    }

    boolean uses(MatrixCluster cluster) {
        return !unused.contains(cluster);
    }

    /** The report that counts for each cluster. It is the worst of the fresh ones, or of all if none is fresh. */
    Map<MatrixCluster, PairReport> pairs() {
        Map<MatrixCluster, PairReport> pairs = new HashMap<>();
        for (ReportedSite host : hosts) {
            for (ReportedCluster cluster : host.clusters()) {
                PairReport pair = new PairReport(host, cluster, isStale(host));
                pairs.merge(
                        cluster.column(), pair, (one, other) -> FRESH_AND_WORST.compare(one, other) < 0 ? other : one);
            }
        }
        return pairs;
    }

    /** The newest report. */
    Optional<ReportedSite> newest() {
        return hosts.stream().findFirst();
    }

    boolean isStale(ReportedSite report) {
        return report.time().isBefore(oldest);
    }

    /** Whether all its reports are stale. */
    boolean isStale() {
        return newest().map(this::isStale).orElse(false);
    }

    /** Never negative, since clocks differ. */
    static Duration age(ReportedSite report, Instant now) {
        Duration age = Duration.between(report.time(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** What fresh reports of several hosts say in different ways. */
    Optional<MatrixProblem> disagreement() {
        Map<MatrixCluster, Map<CheckStatus, String>> said = new HashMap<>();
        for (ReportedSite host : hosts) {
            if (!isStale(host)) {
                host.clusters()
                        .forEach(cluster -> said.computeIfAbsent(cluster.column(), none -> new HashMap<>())
                                .putIfAbsent(cluster.state().status(), host.host()));
            }
        }
        List<String> different = said.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 && uses(entry.getKey()))
                .map(entry -> disagreement(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of(MatrixProblem.harmless(
                        name,
                        "has hosts that disagree on " + CountWords.of(different.size(), "cluster") + ": "
                                + String.join(", ", different.subList(0, Math.min(MOST_SHOWN, different.size())))
                                + (different.size() > MOST_SHOWN ? ", …" : ""),
                        "The worst is shown. Compare the DNS and the routes of these hosts."));
    }

    private static String disagreement(MatrixCluster cluster, Map<CheckStatus, String> hosts) {
        return hosts.entrySet().stream()
                .sorted(Map.Entry.<CheckStatus, String>comparingByKey().reversed())
                .map(entry -> entry.getKey().text() + " at " + entry.getValue())
                .reduce(cluster + " is", (text, next) -> text + (text.endsWith(" is") ? " " : " and ") + next);
    }
}
