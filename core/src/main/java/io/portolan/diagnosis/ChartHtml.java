package io.portolan.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** Draws the path: client site on the left, brokers on the right, three lanes between, what is wrong below its lane. */
record ChartHtml(Chart chart) {

    Html draw() {
        PreflightReport report = chart.report();
        return Html.of(
                """
                <figure class="chart" aria-label="Path from the client site to the brokers of {}">
                <p class="end"><b>Client site</b> this host</p>
                <div class="lanes">{}</div>
                <p class="end"><b>Brokers</b> <span>{}</span> <span>{}</span></p>
                <figcaption>{}</figcaption>
                </figure>
                """,
                report.cluster(),
                Stream.of(Lane.values()).map(this::lane),
                report.cluster(),
                report.region(),
                Stream.of(Status.values()).map(ChartHtml::legend));
    }

    private Html lane(Lane lane) {
        List<Diagnosis> diagnoses = chart.diagnoses(lane);
        return Html.of(
                """
                <section class="lane">
                <h3>{} <small>{}</small></h3>
                <ol class="links">{}</ol>
                {}</section>
                """,
                lane.title(),
                lane.question(),
                Link.of(lane).map(this::link),
                diagnoses.stream().map(diagnosis -> new DiagnosisHtml(diagnosis, chart.id(diagnosis)).card()));
    }

    private Html link(Link link) {
        Status status = chart.status(link);
        return Html.of(
                "<li class='link {}'><span class='wire'><span class='label'>{}</span>{}</span>{}</li>\n",
                status.id(),
                link.label(),
                mark(link, status),
                link.station().isEmpty() ? Html.NONE : Html.of("<span class='station'>{}</span>", link.station()));
    }

    /** A broken link leads to what is said of it. */
    private Html mark(Link link, Status status) {
        Html mark = Words.mark(status, word(status));
        return chart.diagnoses(link).stream()
                .findFirst()
                .map(diagnosis -> Html.of("<a href='#{}'>{}</a>", chart.id(diagnosis), mark))
                .orElse(mark);
    }

    private static Html legend(Status status) {
        return Html.of("<span>{} {}</span>", Words.mark(status, ""), word(status));
    }

    private static String word(Status status) {
        return switch (status) {
            case OK -> "works";
            case WARNING -> "weak";
            case FAILED -> "broken";
            case SKIPPED -> "not checked";
        };
    }
}
