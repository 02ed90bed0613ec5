package io.portolan.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages of one cluster as a time line, with findings and steps to unfold. */
record StagesHtml(PreflightReport report) {

    Html list() {
        Duration start = Duration.ZERO;
        StringBuilder rows = new StringBuilder();
        for (StageReport stage : report.stages()) {
            rows.append(row(stage, start).markup());
            start = start.plus(stage.duration());
        }
        return Html.of("<div class='stages'>{}</div>\n", new Html(rows.toString()));
    }

    private Html row(StageReport stage, Duration start) {
        Html line = line(stage, start);
        if (stage.findings().isEmpty() && stage.steps().isEmpty()) {
            return Html.of("<div class='stage {}'><p class='line'>{}</p></div>\n", stage.status(), line);
        }
        return Html.of(
                "<details class='stage {}'><summary class='line'>{}</summary>{}{}</details>\n",
                stage.status(),
                line,
                findings(stage.findings()),
                steps(stage));
    }

    private Html line(StageReport stage, Duration start) {
        return Html.of(
                "{}<b>{}</b><span class='gist'>{}</span>"
                        + "<span class='bar' style='--from:{}%;--share:{}%'></span><span class='time'>{}</span>",
                Words.mark(Status.of(stage), Status.of(stage).text()),
                Words.of(stage.stage()),
                gist(stage),
                percent(start),
                percent(stage.duration()),
                stage.skipped() ? "skipped" : Words.of(stage.duration()));
    }

    /** The worst finding in half a line. */
    private static String gist(StageReport stage) {
        return stage.findings().stream()
                .filter(finding -> finding.severity() == stage.severity())
                .findFirst()
                .map(finding -> finding.code() == Code.OK ? finding.seen() : finding.code() + " " + finding.subject())
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
    }

    private long percent(Duration part) {
        Duration sum = report.stages().stream().map(StageReport::duration).reduce(Duration.ZERO, Duration::plus);
        return sum.isZero() ? 0 : part.toNanos() * 100 / sum.toNanos();
    }

    private static Html findings(List<Finding> findings) {
        return Html.of("<ul class='findings'>{}</ul>", findings.stream().map(StagesHtml::finding));
    }

    /** What is wrong is told in full beside the path. */
    private static Html finding(Finding finding) {
        return Html.of(
                "<li class='{}'>{} {}<code>{}</code> <span class='said'>{}</span></li>\n",
                Status.of(finding.severity()).id(),
                Words.mark(Status.of(finding.severity()), ""),
                finding.code() == Code.OK ? Html.NONE : Html.of("<code class='code'>{}</code> ", finding.code()),
                finding.subject(),
                finding.severity() == Severity.INFO ? all(finding) : finding.cause());
    }

    private static String all(Finding finding) {
        return Stream.of(finding.seen(), finding.cause(), finding.fix())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private Html steps(StageReport stage) {
        if (stage.steps().isEmpty()) {
            return Html.NONE;
        }
        return Html.of("""
                <table class="steps"><caption class="unseen">Steps of the stage {}</caption>
                <thead><tr><th scope="col">Step</th><th scope="col">Outcome</th><th scope="col">Time</th></tr></thead>
                <tbody>{}</tbody></table>
                """, Words.of(stage.stage()), stage.steps().stream().map(this::step));
    }

    private Html step(Step step) {
        boolean critical = report.criticalPath().contains(step);
        return Html.of(
                "<tr{}><th scope='row'>{}</th><td>{}</td><td class='time'>{}{}</td></tr>\n",
                critical ? Html.of(" class='critical'") : Html.NONE,
                step.name(),
                step.outcome(),
                Words.of(step.duration()),
                critical ? Html.of(" <span class='unseen'>on the critical path</span>") : Html.NONE);
    }
}
