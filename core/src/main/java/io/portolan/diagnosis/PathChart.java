package io.portolan.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The path to one cluster's brokers with the state of each link. */
record PathChart(String id, PreflightReport report, List<Diagnosis> diagnoses, ReportCauses causes) {

    /** One chart per report. */
    static List<PathChart> of(List<PreflightReport> reports, ReportCauses causes) {
        return IntStream.range(0, reports.size())
                .mapToObj(index -> of("cluster-" + (index + 1), reports.get(index), causes))
                .toList();
    }

    /** The chart of this report. The id is its anchor within a page. */
    static PathChart of(String id, PreflightReport report, ReportCauses causes) {
        return new PathChart(id, report, Diagnosis.of(report), causes);
    }

    /** The cause at the top of the page that explains this diagnosis. */
    Optional<SharedCause> cause(Diagnosis diagnosis) {
        return causes.find(diagnosis.findings().get(0));
    }

    /** How the preflight ended. */
    CheckStatus status() {
        return CheckStatus.of(report.severity());
    }

    /** The anchor of this diagnosis. */
    String id(Diagnosis diagnosis) {
        return id + "-" + (diagnoses.indexOf(diagnosis) + 1);
    }

    /** What is wrong in this lane. */
    List<Diagnosis> diagnoses(PathLane lane) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.link().lane() == lane)
                .toList();
    }

    /** What is wrong with this link. */
    List<Diagnosis> diagnoses(PathLink link) {
        return diagnoses.stream().filter(diagnosis -> diagnosis.link() == link).toList();
    }

    /** {@link CheckStatus#SKIPPED} if nothing proves the link sound or broken. */
    CheckStatus status(PathLink link) {
        CheckStatus proved = isSound(link) ? CheckStatus.OK : CheckStatus.SKIPPED;
        return diagnoses(link).stream()
                .map(Diagnosis::status)
                .max(CheckStatus::compareTo)
                .orElse(proved);
    }

    private boolean isSound(PathLink link) {
        return applies(link) && (passed(link.stage()) || provedByAnother(link));
    }

    /** Bootstrap servers that the catalog gives are asked of no API, and so need no credentials there. */
    private boolean applies(PathLink link) {
        return link == PathLink.MSK_API
                ? passed(Stage.CREDENTIALS)
                : link.isInPlainKafka() || !report.region().isEmpty();
    }

    private boolean passed(Stage stage) {
        return report.stages().stream().anyMatch(each -> each.stage() == stage && !each.skipped() && !each.failed());
    }

    private boolean provedByAnother(PathLink link) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.status() == CheckStatus.FAILED)
                .anyMatch(diagnosis -> diagnosis.stage() == link.stage() && link.isProvedBy(diagnosis.link()));
    }
}
