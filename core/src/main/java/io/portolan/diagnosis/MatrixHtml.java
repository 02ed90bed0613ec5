package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** The table of clusters and stages. It shows at a glance where each one stands. */
record MatrixHtml(List<PathChart> charts) {

    HtmlFragment table() {
        List<Stage> stages = Stream.of(Stage.values())
                .filter(stage -> charts.stream()
                        .flatMap(chart -> chart.report().stages().stream())
                        .anyMatch(each -> each.stage() == stage))
                .toList();
        return HtmlFragment.of(
                """
                <div class="scroll" tabindex="0" role="region" aria-label="Clusters and stages">
                <table class="matrix"><caption class="unseen">Status of each stage for each cluster</caption>
                <thead><tr><th scope="col">Cluster</th><th scope="col">Region</th>{}<th scope="col" class="time">Time</th>\
                <th scope="col">Diagnosis</th></tr></thead>
                <tbody>{}</tbody></table></div>
                """,
                stages.stream()
                        .map(stage -> HtmlFragment.of("<th scope='col' class='cell'>{}</th>", HtmlWords.of(stage))),
                charts.stream().map(chart -> row(chart, stages)));
    }

    private static HtmlFragment row(PathChart chart, List<Stage> stages) {
        PreflightReport report = chart.report();
        return HtmlFragment.of(
                """
                <tr class="{}"><th scope="row"><a href="#{}">{}</a></th><td>{}</td>{}\
                <td class="time">{}</td><td>{}</td></tr>
                """,
                chart.status().id(),
                chart.id(),
                report.cluster(),
                report.region(),
                stages.stream().map(stage -> cell(report, stage)),
                HtmlWords.of(report.duration()),
                chart.diagnoses().stream().map(diagnosis -> code(chart, diagnosis)));
    }

    private static HtmlFragment code(PathChart chart, Diagnosis diagnosis) {
        return HtmlFragment.of(
                "<a class='{}' href='#{}'><code>{}</code></a> ",
                diagnosis.status().id(),
                chart.id(diagnosis),
                diagnosis.code());
    }

    private static HtmlFragment cell(PreflightReport report, Stage stage) {
        CheckStatus status = report.stages().stream()
                .filter(each -> each.stage() == stage)
                .findFirst()
                .map(CheckStatus::of)
                .orElse(CheckStatus.SKIPPED);
        return HtmlFragment.of("<td class='cell'>{}</td>", HtmlWords.mark(status, status.text()));
    }
}
