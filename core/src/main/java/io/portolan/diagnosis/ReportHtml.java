package io.portolan.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes reports as one page. Its policy forbids scripts and requests even if a text became markup. */
final class ReportHtml {

    private ReportHtml() {}

    static String format(List<PreflightReport> reports) {
        String verdict = verdict(reports);
        return HtmlFragment.of(
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8"/>
                        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                        <meta name="viewport" content="width=device-width, initial-scale=1"/>
                        <meta name="color-scheme" content="light dark"/>
                        <title>Preflight: {}</title>
                        <style>
                        {}</style>
                        </head>
                        <body>
                        <header><p>Portolan preflight</p><h1>{}</h1>{}</header>
                        <main>
                        {}
                        </main>
                        </body>
                        </html>
                        """,
                        verdict,
                        style(),
                        verdict,
                        counts(reports),
                        reports.isEmpty() ? HtmlFragment.of("<p>No cluster was checked.</p>") : body(reports))
                .markup();
    }

    private static HtmlFragment body(List<PreflightReport> reports) {
        ReportCauses causes = ReportCauses.ofMany(reports);
        List<PathChart> charts = PathChart.of(reports, causes);
        return HtmlFragment.of(
                "{}{}{}",
                new CausesHtml(causes, charts).section(),
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

    private static HtmlFragment style() {
        try (InputStream css = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("preflight-report.css"))) {
            return new HtmlFragment(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
