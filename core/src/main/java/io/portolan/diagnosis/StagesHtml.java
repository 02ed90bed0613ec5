package io.portolan.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages of one cluster as a time line with findings and steps to unfold. */
record StagesHtml(PreflightReport report, ReportCauses causes) {

    HtmlFragment list() {
        Duration start = Duration.ZERO;
        StringBuilder rows = new StringBuilder();
        for (StageReport stage : report.stages()) {
            rows.append(row(stage, start).markup());
            start = start.plus(stage.duration());
        }
        return HtmlFragment.of("<div class='stages'>{}</div>\n", new HtmlFragment(rows.toString()));
    }

    private HtmlFragment row(StageReport stage, Duration start) {
        HtmlFragment line = line(stage, start);
        if (stage.findings().isEmpty() && stage.steps().isEmpty()) {
            return HtmlFragment.of("<div class='stage {}'><p class='line'>{}</p></div>\n", stage.status(), line);
        }
        return HtmlFragment.of(
                "<details class='stage {}'><summary class='line'>{}</summary>{}{}</details>\n",
                stage.status(),
                line,
                findings(stage.findings()),
                steps(stage));
    }

    private HtmlFragment line(StageReport stage, Duration start) {
        return HtmlFragment.of(
                "{}<b>{}</b><span class='gist'>{}</span>"
                        + "<span class='bar' style='--from:{}%;--share:{}%'></span><span class='time'>{}</span>",
                HtmlWords.mark(CheckStatus.of(stage), CheckStatus.of(stage).text()),
                HtmlWords.of(stage.stage()),
                summary(stage),
                percent(start),
                percent(stage.duration()),
                stage.skipped() ? "skipped" : HtmlWords.of(stage.duration()));
    }

    /** The worst finding in half a line. */
    private static String summary(StageReport stage) {
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

    private HtmlFragment findings(List<Finding> findings) {
        return HtmlFragment.of("<ul class='findings'>{}</ul>", findings.stream().map(this::finding));
    }

    /** What is wrong stands in full beside the path. */
    private HtmlFragment finding(Finding finding) {
        return HtmlFragment.of(
                "<li class='{}'>{} {}<code>{}</code> <span class='said'>{}</span></li>\n",
                CheckStatus.of(finding.severity()).id(),
                HtmlWords.mark(CheckStatus.of(finding.severity()), ""),
                finding.code() == Code.OK
                        ? HtmlFragment.NONE
                        : HtmlFragment.of("<code class='code'>{}</code> ", finding.code()),
                finding.subject(),
                said(finding));
    }

    private String said(Finding finding) {
        if (finding.severity() == Severity.INFO) {
            return all(finding);
        }
        return causes.find(finding).isPresent() ? finding.seen() : finding.cause();
    }

    private static String all(Finding finding) {
        return Stream.of(finding.seen(), finding.cause(), finding.fix())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private HtmlFragment steps(StageReport stage) {
        if (stage.steps().isEmpty()) {
            return HtmlFragment.NONE;
        }
        return HtmlFragment.of(
                """
                <table class="steps"><caption class="unseen">Steps of the stage {}</caption>
                <thead><tr><th scope="col">Step</th><th scope="col">Outcome</th><th scope="col">Time</th></tr></thead>
                <tbody>{}</tbody></table>
                """, HtmlWords.of(stage.stage()), stage.steps().stream().map(this::step));
    }

    private HtmlFragment step(Step step) {
        boolean critical = report.criticalPath().contains(step);
        return HtmlFragment.of(
                "<tr{}><th scope='row'>{}</th><td>{}</td><td class='time'>{}{}</td></tr>\n",
                critical ? HtmlFragment.of(" class='critical'") : HtmlFragment.NONE,
                step.name(),
                step.outcome(),
                HtmlWords.of(step.duration()),
                critical ? HtmlFragment.of(" <span class='unseen'>on the critical path</span>") : HtmlFragment.NONE);
    }
}
