package io.portolan.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes reports as one page. Its policy forbids scripts and requests, should a text ever become markup after all. */
final class ReportHtml {

    private ReportHtml() {}

    static String of(List<PreflightReport> reports) {
        String verdict = verdict(reports);
        return Html.of(
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
                        reports.isEmpty() ? Html.of("<p>No cluster was checked.</p>") : body(Chart.of(reports)))
                .markup();
    }

    private static Html body(List<Chart> charts) {
        return Html.of(
                "{}{}",
                new MatrixHtml(charts).table(),
                charts.stream()
                        .map(chart -> new ClusterHtml(chart, charts.size() == 1 || chart.status() != Status.OK))
                        .map(ClusterHtml::section));
    }

    private static String verdict(List<PreflightReport> reports) {
        if (reports.size() == 1) {
            PreflightReport report = reports.get(0);
            return report.cluster() + " " + Words.of(Status.of(report.severity()));
        }
        long failed = number(reports, Severity.FAILURE);
        return failed == 0 ? reports.size() + " clusters ready" : failed + " of " + reports.size() + " clusters failed";
    }

    private static Html counts(List<PreflightReport> reports) {
        return Html.of(
                "{}",
                Stream.of(Severity.values())
                        .filter(severity -> reports.size() > 1 && number(reports, severity) > 0)
                        .map(severity -> count(reports, severity)));
    }

    private static Html count(List<PreflightReport> reports, Severity severity) {
        Status status = Status.of(severity);
        return Html.of(
                "<span class='count'>{} {} {}</span>",
                Words.mark(status, ""),
                number(reports, severity),
                Words.of(status));
    }

    private static long number(List<PreflightReport> reports, Severity severity) {
        return reports.stream().filter(report -> report.severity() == severity).count();
    }

    private static Html style() {
        try (InputStream css = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("preflight-report.css"))) {
            return new Html(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
