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

    static MatrixContents of(MatrixReports reports, List<String> expected, Instant now, Duration staleAfter) {
        List<MatrixSite> sites = sites(reports.sites(), expected, now.minus(staleAfter));
        List<MatrixProblem> problems = new ArrayList<>(reports.problems());
        for (MatrixSite site : sites) {
            site.disagreement().ifPresent(problems::add);
            if (!expected.isEmpty() && !expected.contains(site.name())) {
                String fix = "Add the site to those that are expected, or correct its --site.";
                problems.add(MatrixProblem.harmless(site.name(), "is not among the sites that are expected", fix));
            }
            site.newest()
                    .filter(report -> report.time().isAfter(now.plus(CLOCK_DIFFERENCE)))
                    .map(report -> fastClock(site, report, now))
                    .ifPresent(problems::add);
        }
        problems.sort(Comparator.comparing(MatrixProblem::hides).reversed());
        return new MatrixContents(reports.environment(), now, worstFirst(sites), rows(worstFirst(sites)), problems);
    }

    private static MatrixProblem fastClock(MatrixSite site, ReportedSite report, Instant now) {
        return MatrixProblem.harmless(
                site.name(),
                "has a host " + report.host() + " whose clock is " + AgeWords.of(Duration.between(now, report.time()))
                        + " ahead",
                "Correct the clock of that host or of this one.");
    }

    private static List<MatrixSite> sites(List<ReportedSite> reports, List<String> expected, Instant oldest) {
        Map<String, List<ReportedSite>> bySite = new LinkedHashMap<>();
        expected.forEach(name -> bySite.put(name, new ArrayList<>()));
        Map<String, List<ReportedSite>> others = new TreeMap<>();
        for (ReportedSite report : reports) {
            Map<String, List<ReportedSite>> known = bySite.containsKey(report.site()) ? bySite : others;
            known.computeIfAbsent(report.site(), none -> new ArrayList<>()).add(report);
        }
        bySite.putAll(others);
        return bySite.entrySet().stream()
                .map(site -> MatrixSite.of(site.getKey(), site.getValue(), oldest))
                .toList();
    }

    /** The sort is stable, so equal sites keep their order. */
    private static List<MatrixSite> worstFirst(List<MatrixSite> sites) {
        IdentityHashMap<MatrixSite, Integer> gravity = new IdentityHashMap<>();
        sites.forEach(site -> gravity.put(site, gravity(states(site))));
        return sites.stream()
                .sorted(Comparator.comparingInt(site -> -gravity.getOrDefault(site, 0)))
                .toList();
    }

    private static Stream<CheckStatus> states(MatrixSite site) {
        return site.hosts().isEmpty()
                ? Stream.of(CheckStatus.SKIPPED)
                : site.pairs().values().stream()
                        .map(pair -> pair.cluster().state().status());
    }

    private static List<List<MatrixPair>> rows(List<MatrixSite> sites) {
        List<Map<MatrixCluster, PairReport>> columns =
                sites.stream().map(MatrixSite::pairs).toList();
        List<List<MatrixPair>> rows = new ArrayList<>();
        columns.stream()
                .flatMap(column -> column.keySet().stream())
                .distinct()
                .sorted(MatrixCluster.BY_NAME)
                .forEach(cluster -> {
                    List<MatrixPair> row = new ArrayList<>();
                    for (int site = 0; site < sites.size(); site++) {
                        row.add(new MatrixPair(
                                sites.get(site),
                                cluster,
                                Optional.ofNullable(columns.get(site).get(cluster))));
                    }
                    rows.add(row);
                });
        rows.sort(Comparator.comparingInt(row -> -gravity(row.stream().map(MatrixPair::status))));
        return rows;
    }

    private static int gravity(Stream<CheckStatus> states) {
        return states.mapToInt(MatrixContents::weight).sum();
    }

    private static int weight(CheckStatus status) {
        return switch (status) {
            case OK -> 0;
            case WARNING -> 1;
            case SKIPPED -> 100;
            case FAILED -> 10_000;
        };
    }

    List<MatrixPair> pairs() {
        return rows.stream().flatMap(Collection::stream).toList();
    }

    /** How many pairs stand how. */
    Map<CheckStatus, Integer> counts() {
        Map<CheckStatus, Integer> counts = new EnumMap<>(CheckStatus.class);
        rows.forEach(row -> row.forEach(pair -> counts.merge(pair.status(), 1, Integer::sum)));
        return counts;
    }

    /** Sites that have sent no report. */
    List<MatrixSite> silentSites() {
        return sites.stream().filter(site -> site.hosts().isEmpty()).toList();
    }

    /** {@link CheckStatus#FAILED} also if something may be hidden. */
    CheckStatus status() {
        Map<CheckStatus, Integer> counts = counts();
        boolean sound = !counts.isEmpty()
                && silentSites().isEmpty()
                && !counts.containsKey(CheckStatus.FAILED)
                && !counts.containsKey(CheckStatus.SKIPPED)
                && problems.stream().noneMatch(MatrixProblem::hides);
        if (!sound) {
            return CheckStatus.FAILED;
        }
        return counts.containsKey(CheckStatus.WARNING) ? CheckStatus.WARNING : CheckStatus.OK;
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

    /** {@code 2 of 12 pairs failed, 1 not reported}. */
    String verdict() {
        Map<CheckStatus, Integer> counts = counts();
        int all = rows.size() * sites.size();
        int failed = counts.getOrDefault(CheckStatus.FAILED, 0);
        int missing = counts.getOrDefault(CheckStatus.SKIPPED, 0);
        if (all == 0) {
            return "No report of a cluster";
        }
        if (failed + missing == 0) {
            return "All " + CountWords.of(all, "pair") + " ready";
        }
        String words = failed == 0 ? "" : failed + " of " + CountWords.of(all, "pair") + " failed";
        String rest = missing + (failed == 0 ? " of " + CountWords.of(all, "pair") : "") + " not reported";
        return missing == 0 ? words : words.isEmpty() ? rest : words + ", " + rest;
    }

    /** {@code environment prod, 3 sites, 4 clusters}. */
    String scope() {
        return (environment.isEmpty() ? "" : "environment " + environment + ", ") + CountWords.of(sites.size(), "site")
                + ", " + CountWords.of(rows.size(), "cluster");
    }
}
