package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** Draws the path from the client site on the left to the brokers on the right. What is wrong stands below its lane. */
record ChartHtml(PathChart chart) {

    HtmlFragment draw() {
        PreflightReport report = chart.report();
        return HtmlFragment.of(
                """
                <figure class="chart" aria-label="Path from the client site to the brokers of {}">
                <p class="end"><b>Client site</b></p>
                <div class="lanes">{}</div>
                <p class="end"><b>Brokers</b> <span>{}</span> <span>{}</span></p>
                <figcaption>{}</figcaption>
                </figure>
                """,
                report.cluster(),
                Stream.of(PathLane.values()).map(this::lane),
                report.cluster(),
                report.region(),
                Stream.of(CheckStatus.values()).map(ChartHtml::legend));
    }

    private HtmlFragment lane(PathLane lane) {
        List<Diagnosis> diagnoses = chart.diagnoses(lane);
        return HtmlFragment.of(
                """
                <section class="lane">
                <h3>{} <small>{}</small></h3>
                <ol class="links">{}</ol>
                {}</section>
                """,
                lane.title(),
                lane.question(),
                PathLink.of(lane).map(this::link),
                diagnoses.stream()
                        .map(diagnosis ->
                                new DiagnosisHtml(diagnosis, chart.id(diagnosis), chart.cause(diagnosis)).card()));
    }

    private HtmlFragment link(PathLink link) {
        CheckStatus status = chart.status(link);
        return HtmlFragment.of(
                "<li class='link {}'><span class='wire'><span class='label'>{}</span>{}</span>{}</li>\n",
                status.id(),
                link.label(),
                mark(link, status),
                link.station().isEmpty()
                        ? HtmlFragment.NONE
                        : HtmlFragment.of("<span class='station'>{}</span>", link.station()));
    }

    /** A broken link leads to its diagnosis. */
    private HtmlFragment mark(PathLink link, CheckStatus status) {
        HtmlFragment mark = HtmlWords.mark(status, word(status));
        return chart.diagnoses(link).stream()
                .findFirst()
                .map(diagnosis -> HtmlFragment.of("<a href='#{}'>{}</a>", chart.id(diagnosis), mark))
                .orElse(mark);
    }

    private static HtmlFragment legend(CheckStatus status) {
        return HtmlFragment.of("<span>{} {}</span>", HtmlWords.mark(status, ""), word(status));
    }

    private static String word(CheckStatus status) {
        return switch (status) {
            case OK -> "works";
            case WARNING -> "weak";
            case FAILED -> "broken";
            case SKIPPED -> "not checked";
        };
    }
}
