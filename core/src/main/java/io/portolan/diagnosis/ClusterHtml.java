package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** All about one cluster. It is folded if the cluster is sound. */
record ClusterHtml(PathChart chart, boolean open) {

    HtmlFragment section() {
        PreflightReport report = chart.report();
        CheckStatus status = chart.status();
        return HtmlFragment.of(
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
                open ? HtmlFragment.of(" open=''") : HtmlFragment.NONE,
                HtmlWords.mark(status, status.text()),
                report.cluster(),
                facts(report),
                chart.id(),
                new ChartHtml(chart).draw(),
                new StagesHtml(report, chart.causes()).list(),
                criticalPath(report.criticalPath()));
    }

    private static HtmlFragment facts(PreflightReport report) {
        return HtmlFragment.of(
                "{}",
                Stream.of(report.region(), report.environment(), HtmlWords.of(report.duration()))
                        .filter(fact -> !fact.isEmpty())
                        .map(fact -> HtmlFragment.of("<span>{}</span> ", fact)));
    }

    private static HtmlFragment criticalPath(List<Step> steps) {
        Stream<HtmlFragment> items = steps.stream()
                .map(step -> HtmlFragment.of("<li>{} <b>{}</b></li>\n", step.name(), HtmlWords.of(step.duration())));
        return steps.isEmpty()
                ? HtmlFragment.NONE
                : HtmlFragment.of("<h3>Critical path</h3>\n<ol class='critical-path'>{}</ol>\n", items);
    }
}
