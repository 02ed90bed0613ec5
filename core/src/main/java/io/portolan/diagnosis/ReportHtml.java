package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** Writes reports as one page. */
final class ReportHtml {

    private ReportHtml() {}

    static String format(List<PreflightReport> reports) {
        return new HtmlPage("Preflight", verdict(reports), counts(reports))
                .write(reports.isEmpty() ? HtmlFragment.of("<p>No cluster was checked.</p>") : body(reports));
    }

    /** A page of another kind that shows this report. */
    static String format(PreflightReport report, String kind, String verdict) {
        return new HtmlPage(kind, verdict, HtmlFragment.NONE).write(body(List.of(report)));
    }

    private static HtmlFragment body(List<PreflightReport> reports) {
        ReportCauses causes = ReportCauses.ofMany(reports);
        List<PathChart> charts = PathChart.of(reports, causes);
        return HtmlFragment.of(
                "{}{}{}",
                CausesHtml.of(causes, charts).section(),
                new MatrixHtml(charts).table(),
                charts.stream()
                        .map(chart -> new ClusterHtml(chart, charts.size() == 1 || chart.status() != CheckStatus.OK))
                        .map(ClusterHtml::section));
    }

    private static String verdict(List<PreflightReport> reports) {
        if (reports.size() == 1) {
            PreflightReport report = reports.get(0);
            return report.cluster() + " " + HtmlWords.of(CheckStatus.of(report.severity()));
        }
        long failed = number(reports, Severity.FAILURE);
        return failed == 0 ? reports.size() + " clusters ready" : failed + " of " + reports.size() + " clusters failed";
    }

    private static HtmlFragment counts(List<PreflightReport> reports) {
        return HtmlFragment.of(
                "{}",
                Stream.of(Severity.values())
                        .filter(severity -> reports.size() > 1 && number(reports, severity) > 0)
                        .map(severity -> count(reports, severity)));
    }

    private static HtmlFragment count(List<PreflightReport> reports, Severity severity) {
        CheckStatus status = CheckStatus.of(severity);
        return HtmlFragment.of(
                "<span class='count'>{} {} {}</span>",
                HtmlWords.mark(status, ""),
                number(reports, severity),
                HtmlWords.of(status));
    }

    private static long number(List<PreflightReport> reports, Severity severity) {
        return reports.stream().filter(report -> report.severity() == severity).count();
    }
}
