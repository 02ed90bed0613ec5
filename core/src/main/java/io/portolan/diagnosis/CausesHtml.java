package io.portolan.diagnosis;

import java.util.List;

/** Shows the causes of many reports at the top of the page. Each has its fix and its clusters below. */
record CausesHtml(ReportCauses causes, List<PathChart> charts) {

    HtmlFragment section() {
        if (causes.isEmpty()) {
            return HtmlFragment.NONE;
        }
        return HtmlFragment.of("""
                <section class="causes">
                <h2>{}</h2>
                {}</section>
                """, causes.summary(), causes.causes().stream().map(this::card));
    }

    /** The anchor of a cause. */
    static String id(SharedCause cause) {
        return "cause-" + cause.number();
    }

    private HtmlFragment card(SharedCause cause) {
        return HtmlFragment.of(
                """
                <article class="diagnosis {}" id="{}">
                <h3>{} Cause {} <code>{}</code> <small>{}</small></h3>
                {}
                {}
                <div class="part"><h4>Where</h4><ul>{}</ul></div>
                </article>
                """,
                cause.status().id(),
                id(cause),
                HtmlWords.mark(cause.status(), cause.status().text()),
                cause.number(),
                cause.code(),
                cause.scope(),
                cause.cause().isEmpty() ? HtmlFragment.NONE : HtmlFragment.of("<p class='cause'>{}</p>", cause.cause()),
                cause.fix().isBlank()
                        ? HtmlFragment.NONE
                        : HtmlFragment.of("<div class='part'><h4>Fix</h4>{}</div>", ProseHtml.of(cause.fix())),
                charts.stream()
                        .filter(chart -> cause.findings().containsKey(chart.report()))
                        .map(chart -> where(chart, cause)));
    }

    private static HtmlFragment where(PathChart chart, SharedCause cause) {
        return HtmlFragment.of(
                "<li><a href='#{}'>{}</a> {}</li>",
                chart.id(),
                chart.report().cluster(),
                cause.subjects(chart.report()).stream().map(subject -> HtmlFragment.of("<code>{}</code> ", subject)));
    }
}
