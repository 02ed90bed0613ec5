package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.IntStream;

/** The path to one cluster's brokers: how each link fared, and what is wrong with it. */
record Chart(String id, PreflightReport report, List<Diagnosis> diagnoses) {

    /** One chart per report. */
    static List<Chart> of(List<PreflightReport> reports) {
        return IntStream.range(0, reports.size())
                .mapToObj(index -> of("cluster-" + (index + 1), reports.get(index)))
                .toList();
    }

    /** The chart of this report; the id is its anchor within a page. */
    static Chart of(String id, PreflightReport report) {
        return new Chart(id, report, Diagnosis.of(report));
    }

    /** How the whole ended. */
    Status status() {
        return Status.of(report.severity());
    }

    /** The anchor of what is said of it. */
    String id(Diagnosis diagnosis) {
        return id + "-" + (diagnoses.indexOf(diagnosis) + 1);
    }

    /** What is wrong in this lane. */
    List<Diagnosis> diagnoses(Lane lane) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.link().lane() == lane)
                .toList();
    }

    /** What is wrong with this link. */
    List<Diagnosis> diagnoses(Link link) {
        return diagnoses.stream().filter(diagnosis -> diagnosis.link() == link).toList();
    }

    /** {@link Status#SKIPPED} where nothing proves the link sound or broken. */
    Status status(Link link) {
        Status proved = sound(link) ? Status.OK : Status.SKIPPED;
        return diagnoses(link).stream()
                .map(Diagnosis::status)
                .max(Status::compareTo)
                .orElse(proved);
    }

    private boolean sound(Link link) {
        return applies(link) && (passed(link.stage()) || provedByAnother(link));
    }

    /** Bootstrap servers that the catalog gives are asked of no API, and so need no credentials there. */
    private boolean applies(Link link) {
        return link == Link.MSK_API
                ? passed(Stage.CREDENTIALS)
                : link.plain() || !report.region().isEmpty();
    }

    private boolean passed(Stage stage) {
        return report.stages().stream().anyMatch(each -> each.stage() == stage && !each.skipped() && !each.failed());
    }

    private boolean provedByAnother(Link link) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.status() == Status.FAILED)
                .anyMatch(diagnosis -> diagnosis.stage() == link.stage() && link.isProvedBy(diagnosis.link()));
    }
}
