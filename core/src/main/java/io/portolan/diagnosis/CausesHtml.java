package io.portolan.diagnosis;

import java.util.List;
import java.util.function.Function;

/**
 * Shows the causes of many reports at the top of the page. Each has its fix and its clusters below.
 *
 * @param where the places that have a cause
 */
record CausesHtml(ReportCauses causes, Function<SharedCause, HtmlFragment> where) {

    private static final int MOST_SHOWN = 200;

    /** Where the clusters of reports on this host are. */
    static CausesHtml of(ReportCauses causes, List<PathChart> charts) {
        return new CausesHtml(causes, cause -> new FoldedItems(places(cause, charts), "cluster").fold("<ul>{}</ul>"));
    }

    HtmlFragment section() {
        if (causes.isEmpty()) {
            return HtmlFragment.NONE;
        }
        return HtmlFragment.of(
                """
                <section class="causes">
                <h2>{}</h2>
                {}</section>
                """,
                causes.summary(),
                causes.causes().stream().limit(MOST_SHOWN).map(this::card));
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
                <div class="part"><h4>Where</h4>{}</div>
                {}
                </article>
                """,
                cause.status().id(),
                id(cause),
                HtmlWords.mark(cause.status(), cause.status().text()),
                cause.number(),
                cause.code(),
                cause.scope(causes.noun()),
                cause.cause().isEmpty() ? HtmlFragment.NONE : HtmlFragment.of("<p class='cause'>{}</p>", cause.cause()),
                where.apply(cause),
                cause.fix().isBlank()
                        ? HtmlFragment.NONE
                        : HtmlFragment.of("<div class='part'><h4>Fix</h4>{}</div>", ProseHtml.of(cause.fix())));
    }

    private static List<HtmlFragment> places(SharedCause cause, List<PathChart> charts) {
        return charts.stream()
                .filter(chart -> cause.findings().containsKey(chart.report()))
                .map(chart -> place(chart, cause))
                .toList();
    }

    private static HtmlFragment place(PathChart chart, SharedCause cause) {
        return HtmlFragment.of(
                "<li><a href='#{}'>{}</a> {}</li>",
                chart.id(),
                chart.report().cluster(),
                cause.subjects(chart.report()).stream().map(subject -> HtmlFragment.of("<code>{}</code> ", subject)));
    }
}
