package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last report of each host in one environment, and what is wrong with the others. */
record MatrixReports(String environment, List<ReportedSite> sites, List<MatrixProblem> problems) {

    private static final int MOST_SHOWN = 5;

    /** @param wanted the environment. Empty for the one that most reports have. */
    static MatrixReports of(List<SourcedReport> reports, String wanted, List<MatrixProblem> before) {
        String environment = wanted.isEmpty() ? mostCommon(reports) : wanted;
        List<MatrixProblem> problems = new ArrayList<>(before);
        Map<List<String>, ReportedSite> newest = new LinkedHashMap<>();
        for (SourcedReport given : reports) {
            given.environments().stream()
                    .filter(other -> !other.equals(environment))
                    .map(other -> otherEnvironment(given, other, environment))
                    .forEach(problems::add);
            ReportedSite report = given.ofEnvironment(environment).report();
            if (!report.clusters().isEmpty() || given.environments().isEmpty()) {
                newest.merge(
                        List.of(report.site(), report.host()),
                        report,
                        (one, other) -> other.time().isAfter(one.time()) ? other : one);
            }
            problems.addAll(unknownFindings(given.source(), report));
        }
        return new MatrixReports(environment, List.copyOf(newest.values()), problems);
    }

    private static String mostCommon(List<SourcedReport> reports) {
        Map<String, Integer> numbers = new TreeMap<>();
        reports.forEach(report -> report.environments().forEach(name -> numbers.merge(name, 1, Integer::sum)));
        return numbers.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static MatrixProblem otherEnvironment(SourcedReport given, String other, String environment) {
        return MatrixProblem.hiding(
                given.source(),
                "has clusters of " + name(other) + ", and this matrix is of " + name(environment)
                        + ". They are left out",
                "Give each environment a place of its own for reports. Correct the catalog of site "
                        + given.report().site() + " if it should be here.");
    }

    static String name(String environment) {
        return environment.isEmpty() ? "no environment" : "environment " + environment;
    }

    private static List<MatrixProblem> unknownFindings(String source, ReportedSite report) {
        return report.clusters().stream()
                .flatMap(cluster -> cluster.unknown().stream().map(text -> cluster.column() + " has " + text))
                .limit(MOST_SHOWN)
                .map(text -> MatrixProblem.harmless(
                        source,
                        "has a finding of a newer version: " + text,
                        "Update the program that draws the matrix."))
                .toList();
    }
}
