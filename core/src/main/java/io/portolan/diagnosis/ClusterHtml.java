package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** All about one cluster: its path, its stages, and where the time went; folded where all is well. */
record ClusterHtml(Chart chart, boolean open) {

    Html section() {
        PreflightReport report = chart.report();
        Status status = chart.status();
        return Html.of(
                """
                <details class="cluster {}"{}>
                <summary><h2>{} {}</h2><p>{}</p></summary>
                <div class="body" id="{}">
                {}
                <h3>Stages</h3>
                {}
                {}
                </div>
                </details>
                """,
                status.id(),
                open ? Html.of(" open=''") : Html.NONE,
                Words.mark(status, status.text()),
                report.cluster(),
                facts(report),
                chart.id(),
                new ChartHtml(chart).draw(),
                new StagesHtml(report).list(),
                criticalPath(report.criticalPath()));
    }

    private static Html facts(PreflightReport report) {
        return Html.of(
                "{}",
                Stream.of(report.region(), report.environment(), Words.of(report.duration()))
                        .filter(fact -> !fact.isEmpty())
                        .map(fact -> Html.of("<span>{}</span> ", fact)));
    }

    private static Html criticalPath(List<Step> steps) {
        Stream<Html> items =
                steps.stream().map(step -> Html.of("<li>{} <b>{}</b></li>\n", step.name(), Words.of(step.duration())));
        return steps.isEmpty()
                ? Html.NONE
                : Html.of("<h3>Critical path</h3>\n<ol class='critical-path'>{}</ol>\n", items);
    }
}
