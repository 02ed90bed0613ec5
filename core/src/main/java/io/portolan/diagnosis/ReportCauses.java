package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What explains the warnings and failures of several reports. Each cause is there once. Failures come first, and among them
 * the cause that most clusters share.
 *
 * @param noun what each report is about
 */
record ReportCauses(List<SharedCause> causes, int reports, String noun) {

    /** For a single report, which says each cause beside its findings. */
    static final ReportCauses NONE = new ReportCauses(List.of(), 1, "cluster");

    private static final Comparator<Map<PreflightReport, List<Finding>>> GRAVEST_FIRST = Comparator.comparing(
                    ReportCauses::severity)
            .thenComparingInt(Map::size)
            .reversed();

    static ReportCauses of(List<PreflightReport> reports) {
        return of(reports, "cluster");
    }

    static ReportCauses of(List<PreflightReport> reports, String noun) {
        Map<List<?>, Map<PreflightReport, List<Finding>>> groups = new LinkedHashMap<>();
        for (PreflightReport report : reports) {
            for (Finding finding : report.findings()) {
                if (finding.severity() != Severity.INFO) {
                    groups.computeIfAbsent(key(finding), key -> new LinkedHashMap<>())
                            .computeIfAbsent(report, key -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
        List<Map<PreflightReport, List<Finding>>> sorted =
                groups.values().stream().sorted(GRAVEST_FIRST).toList();
        return new ReportCauses(
                IntStream.range(0, sorted.size())
                        .mapToObj(index -> new SharedCause(index + 1, sorted.get(index)))
                        .toList(),
                reports.size(),
                noun);
    }

    /** The causes of several reports. There are none for a single report. */
    static ReportCauses ofMany(List<PreflightReport> reports) {
        return reports.size() > 1 ? of(reports) : NONE;
    }

    boolean isEmpty() {
        return causes.isEmpty();
    }

    /** The cause that explains this finding. */
    Optional<SharedCause> find(Finding finding) {
        List<?> key = key(finding);
        return causes.stream().filter(cause -> key(cause.first()).equals(key)).findFirst();
    }

    /** {@code 2 causes explain 13 findings in 12 of 20 clusters}. */
    String summary() {
        long findings = causes.stream()
                .flatMap(cause -> cause.findings().values().stream())
                .mapToLong(List::size)
                .sum();
        long affected = causes.stream()
                .flatMap(cause -> cause.findings().keySet().stream())
                .distinct()
                .count();
        return CountWords.of(causes.size(), "cause") + (causes.size() == 1 ? " explains " : " explain ")
                + CountWords.of(findings, "finding") + " in " + affected + " of " + CountWords.of(reports, noun);
    }

    private static Severity severity(Map<PreflightReport, List<Finding>> group) {
        return group.values().iterator().next().get(0).severity();
    }

    /** Findings without a fix are one cause only if they also give the same one. */
    private static List<?> key(Finding finding) {
        return List.of(finding.code(), finding.fix(), finding.fix().isEmpty() ? finding.cause() : "");
    }
}
