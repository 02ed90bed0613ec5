package io.portolan.diagnosis;

import io.portolan.diagnosis.MatrixSite.PairReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all forms of the matrix show. The worst rows and columns come first.
 *
 * @param rows the pairs of each cluster in the order of the sites
 */
record MatrixContents(
        String environment,
        Instant now,
        List<MatrixSite> sites,
        List<List<MatrixPair>> rows,
        List<MatrixProblem> problems) {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    static MatrixContents of(MatrixReports reports, ExpectedPairs expected, Instant now, Duration staleAfter) {
        List<MatrixSite> sites = sites(reports.sites(), expected, now.minus(staleAfter));
        List<MatrixProblem> problems = new ArrayList<>(reports.problems());
        for (MatrixSite site : sites) {
            site.disagreement().ifPresent(problems::add);
            if (!expected.isExpected(site.name())) {
                String fix = "Add the site to those that are expected, or correct its --site.";
                problems.add(MatrixProblem.harmless(site.name(), "is not among the sites that are expected", fix));
            }
            site.newest()
                    .filter(report -> report.time().isAfter(now.plus(CLOCK_DIFFERENCE)))
                    .map(report -> fastClock(site, report, now))
                    .ifPresent(problems::add);
        }
        problems.sort(Comparator.comparing(MatrixProblem::hides).reversed());
        List<MatrixCluster> clusters = clusters(sites, expected);
        List<MatrixSite> columns = worstFirst(sites, clusters);
        return new MatrixContents(reports.environment(), now, columns, rows(columns, clusters), problems);
    }

    private static MatrixProblem fastClock(MatrixSite site, ReportedSite report, Instant now) {
        return MatrixProblem.harmless(
                site.name(),
                "has a host " + report.host() + " whose clock is " + AgeWords.of(Duration.between(now, report.time()))
                        + " ahead",
                "Correct the clock of that host or of this one.");
    }

    private static List<MatrixSite> sites(List<ReportedSite> reports, ExpectedPairs expected, Instant oldest) {
        Map<String, List<ReportedSite>> bySite = new LinkedHashMap<>();
        expected.sites().forEach(name -> bySite.put(name, new ArrayList<>()));
        Map<String, List<ReportedSite>> others = new TreeMap<>();
        for (ReportedSite report : reports) {
            Map<String, List<ReportedSite>> known = bySite.containsKey(report.site()) ? bySite : others;
            known.computeIfAbsent(report.site(), none -> new ArrayList<>()).add(report);
        }
        bySite.putAll(others);
        return bySite.entrySet().stream()
                .map(site -> MatrixSite.of(site.getKey(), site.getValue(), oldest, expected.unused(site.getKey())))
                .toList();
    }

    /** The sort is stable, so equal sites keep their order. */
    private static List<MatrixSite> worstFirst(List<MatrixSite> sites, List<MatrixCluster> clusters) {
        IdentityHashMap<MatrixSite, Integer> gravity = new IdentityHashMap<>();
        sites.forEach(site -> gravity.put(site, gravity(statuses(site, clusters))));
        return sites.stream()
                .sorted(Comparator.comparingInt(site -> -gravity.getOrDefault(site, 0)))
                .toList();
    }

    private static Stream<PairStatus> statuses(MatrixSite site, List<MatrixCluster> clusters) {
        if (isSilent(site, clusters)) {
            return Stream.of(PairStatus.NOT_REPORTED);
        }
        Map<MatrixCluster, PairReport> reported = site.pairs();
        return clusters.stream()
                .map(cluster -> new MatrixPair(site, cluster, Optional.ofNullable(reported.get(cluster))).status());
    }

    private static List<MatrixCluster> clusters(List<MatrixSite> sites, ExpectedPairs expected) {
        Stream<MatrixCluster> reported = sites.stream()
                .flatMap(site -> site.hosts().stream())
                .flatMap(host -> host.clusters().stream())
                .map(ReportedCluster::column);
        return sites.isEmpty()
                ? List.of()
                : Stream.concat(reported, expected.clusters().stream())
                        .distinct()
                        .sorted(MatrixCluster.BY_NAME)
                        .toList();
    }

    private static List<List<MatrixPair>> rows(List<MatrixSite> sites, List<MatrixCluster> clusters) {
        List<Map<MatrixCluster, PairReport>> columns =
                sites.stream().map(MatrixSite::pairs).toList();
        List<List<MatrixPair>> rows = new ArrayList<>();
        for (MatrixCluster cluster : clusters) {
            List<MatrixPair> row = new ArrayList<>();
            for (int site = 0; site < sites.size(); site++) {
                row.add(new MatrixPair(
                        sites.get(site),
                        cluster,
                        Optional.ofNullable(columns.get(site).get(cluster))));
            }
            rows.add(row);
        }
        rows.sort(Comparator.comparingInt(row -> -gravity(row.stream().map(MatrixPair::status))));
        return rows;
    }

    private static int gravity(Stream<PairStatus> statuses) {
        return statuses.mapToInt(PairStatus::weight).sum();
    }

    List<MatrixPair> pairs() {
        return rows.stream().flatMap(Collection::stream).toList();
    }

    /** How many pairs stand how. */
    Map<PairStatus, Integer> counts() {
        Map<PairStatus, Integer> counts = new EnumMap<>(PairStatus.class);
        rows.forEach(row -> row.forEach(pair -> counts.merge(pair.status(), 1, Integer::sum)));
        return counts;
    }

    /** Whether a report is missing, since the site uses a cluster. */
    boolean isSilent(MatrixSite site) {
        return isSilent(site, rows.stream().map(row -> row.get(0).cluster()).toList());
    }

    private static boolean isSilent(MatrixSite site, List<MatrixCluster> clusters) {
        return site.hosts().isEmpty()
                && (clusters.isEmpty() || clusters.stream().anyMatch(site::uses));
    }

    /** {@link CheckStatus#FAILED} also if something may be hidden. */
    CheckStatus status() {
        Map<PairStatus, Integer> counts = counts();
        boolean sound = usedPairs(counts) > 0
                && counts.keySet().stream().noneMatch(PairStatus::bad)
                && problems.stream().noneMatch(MatrixProblem::hides);
        if (!sound) {
            return CheckStatus.FAILED;
        }
        return counts.containsKey(PairStatus.WARNING) ? CheckStatus.WARNING : CheckStatus.OK;
    }

    /** The changes that are known, the last one first. */
    List<MatrixPair> changes() {
        return pairs().stream()
                .filter(pair -> pair.change().flatMap(change -> change.before()).isPresent())
                .sorted(Comparator.comparing(
                                (MatrixPair pair) -> pair.change().orElseThrow().since())
                        .reversed())
                .toList();
    }

    private int usedPairs(Map<PairStatus, Integer> counts) {
        return rows.size() * sites.size() - counts.getOrDefault(PairStatus.NOT_USED, 0);
    }

    /** {@code 2 of 12 pairs failed, 1 not reported, 3 more not used}. */
    String verdict() {
        Map<PairStatus, Integer> counts = counts();
        int used = usedPairs(counts);
        if (used == 0) {
            return rows.isEmpty() ? "No report of a cluster" : "No site uses a cluster";
        }
        List<String> parts = new ArrayList<>();
        for (PairStatus bad : List.of(PairStatus.FAILED, PairStatus.NOT_REPORTED)) {
            if (counts.containsKey(bad)) {
                String of = parts.isEmpty() ? " of " + CountWords.of(used, "pair") : "";
                parts.add(counts.getOrDefault(bad, 0) + of + " " + bad.words());
            }
        }
        if (parts.isEmpty()) {
            parts.add("All " + CountWords.of(used, "pair") + " ready");
        }
        if (counts.containsKey(PairStatus.NOT_USED)) {
            parts.add(counts.getOrDefault(PairStatus.NOT_USED, 0) + " more " + PairStatus.NOT_USED.words());
        }
        return String.join(", ", parts);
    }

    /** {@code environment prod, 3 sites, 4 clusters}. */
    String scope() {
        return (environment.isEmpty() ? "" : "environment " + environment + ", ") + CountWords.of(sites.size(), "site")
                + ", " + CountWords.of(rows.size(), "cluster");
    }
}
