package io.portolan.diagnosis;

import io.portolan.diagnosis.MatrixSite.PairReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The causes of the pairs. A cause is the same at several sites if its fix is. */
final class MatrixCauses {

    private final ReportCauses causes;
    private final Map<PreflightReport, MatrixPair> pairs = new HashMap<>();
    private final Map<PreflightReport, List<SharedCause>> byReport = new HashMap<>();

    private MatrixCauses(List<MatrixPair> all) {
        all.forEach(pair -> pair.report().map(MatrixCauses::report).ifPresent(report -> pairs.put(report, pair)));
        List<PreflightReport> reports = all.stream()
                .flatMap(pair -> pair.report().map(MatrixCauses::report).stream())
                .toList();
        causes = ReportCauses.of(reports, "pair");
        causes.causes()
                .forEach(cause -> cause.findings()
                        .keySet()
                        .forEach(report -> byReport.computeIfAbsent(report, none -> new ArrayList<>())
                                .add(cause)));
    }

    static MatrixCauses of(MatrixContents contents) {
        return new MatrixCauses(contents.pairs());
    }

    private static PreflightReport report(PairReport pair) {
        return pair.cluster().report();
    }

    ReportCauses all() {
        return causes;
    }

    /** The causes of this pair, the gravest first. */
    List<SharedCause> causes(MatrixPair pair) {
        return pair.report()
                .map(each -> byReport.getOrDefault(report(each), List.of()))
                .orElse(List.of());
    }

    /** The pairs that have a cause. */
    List<MatrixPair> pairs(SharedCause cause) {
        List<MatrixPair> found = new ArrayList<>();
        for (PreflightReport report : cause.findings().keySet()) {
            MatrixPair pair = pairs.get(report);
            if (pair != null) {
                found.add(pair);
            }
        }
        return found;
    }

    /** The same by the name of the site. */
    Map<String, List<MatrixPair>> bySite(SharedCause cause) {
        Map<String, List<MatrixPair>> sites = new TreeMap<>();
        pairs(cause)
                .forEach(pair -> sites.computeIfAbsent(pair.site().name(), none -> new ArrayList<>())
                        .add(pair));
        return sites;
    }

    /** What they are about at this pair. */
    List<String> subjects(SharedCause cause, MatrixPair pair) {
        return pair.report().map(each -> cause.subjects(report(each))).orElse(List.of());
    }
}
