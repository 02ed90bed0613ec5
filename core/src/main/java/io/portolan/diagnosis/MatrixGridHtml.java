package io.portolan.diagnosis;

import io.portolan.diagnosis.MatrixSite.PairReport;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of clusters and sites. A large one is dense: a cell has its sign, the round trip or the number of its cause, and the rest
 * is in its title.
 */
record MatrixGridHtml(MatrixContents contents, MatrixCauses causes, RowAnchors anchors, boolean dense) {

    private static final int ROOMY_SITES = 8;
    private static final int ROOMY_CLUSTERS = 60;

    MatrixGridHtml(MatrixContents contents, MatrixCauses causes, RowAnchors anchors) {
        this(
                contents,
                causes,
                anchors,
                contents.sites().size() > ROOMY_SITES || contents.rows().size() > ROOMY_CLUSTERS);
    }

    HtmlFragment section() {
        if (contents.rows().isEmpty() && contents.sites().isEmpty()) {
            return HtmlFragment.of("<p>No site has reported.</p>");
        }
        return HtmlFragment.of(
                """
                <section class="sites{}"><h2>Clusters and sites</h2>
                <p class="legend">{}</p>
                <div class="grid" tabindex="0" role="region" aria-label="Clusters and sites">
                <table><caption class="unseen">Whether each site reaches each cluster</caption>
                <thead><tr><th scope="col">Cluster</th>{}</tr></thead>
                <tbody>{}</tbody></table></div></section>
                """,
                dense ? " dense" : "",
                legend(),
                contents.sites().stream().map(this::head),
                contents.rows().stream().map(this::row));
    }

    private HtmlFragment legend() {
        return HtmlFragment.of(
                "{}<span>TCP round trip in ms</span> <span class='stale'>marked: the report is stale</span>",
                Stream.of(PairStatus.values())
                        .map(status -> HtmlFragment.of("<span>{} {}</span> ", HtmlWords.mark(status), status.words())));
    }

    private HtmlFragment head(MatrixSite site) {
        String age = site.newest()
                .map(report -> AgeWords.of(MatrixSite.age(report, contents.now())) + " ago")
                .orElse("not reported");
        return HtmlFragment.of(
                "<th scope='col' class='{}' title='{}'><span>{} <small>{}</small></span></th>",
                contents.isSilent(site) ? "silent" : site.isStale() ? "stale" : "",
                site.hosts().stream().map(ReportedSite::host).limit(ROOMY_SITES).toList(),
                site.name(),
                age);
    }

    private HtmlFragment row(List<MatrixPair> row) {
        MatrixCluster cluster = row.get(0).cluster();
        return HtmlFragment.of(
                "<tr id='{}'><th scope='row'>{} <small>{}</small></th>{}</tr>\n",
                anchors.id(cluster),
                cluster.name(),
                cluster.region(),
                row.stream().map(this::cell));
    }

    private HtmlFragment cell(MatrixPair pair) {
        return HtmlFragment.of(
                "<td class='{}{}' title='{}'>{}{}</td>",
                pair.status().id(),
                pair.stale() ? " stale" : "",
                title(pair),
                content(pair),
                dense ? HtmlFragment.NONE : more(pair));
    }

    /** The gravest cause, or else the round trip. */
    private HtmlFragment content(MatrixPair pair) {
        return causes.causes(pair).stream()
                .findFirst()
                .map(cause -> HtmlFragment.of(
                        "<a href='#{}'>{}{}</a>", CausesHtml.id(cause), dense ? "#" : "cause ", cause.number()))
                .orElseGet(() -> HtmlFragment.of("{}", plainContent(pair)));
    }

    private String plainContent(MatrixPair pair) {
        if (pair.report().isEmpty() || pair.status() == PairStatus.FAILED) {
            return dense ? "" : pair.status().words();
        }
        return pair.roundTrip()
                .map(time -> dense ? shortTime(time) : AgeWords.ofRoundTrip(time))
                .orElse("");
    }

    private static String shortTime(Duration time) {
        return time.toMillis() == 0 ? "<1" : Long.toString(Math.min(time.toMillis(), 99_999));
    }

    private HtmlFragment more(MatrixPair pair) {
        return pair.change()
                .map(change -> HtmlFragment.of(
                        "<small>{}since {}</small>",
                        pair.codes().stream().map(code -> HtmlFragment.of("<code>{}</code> ", code)),
                        SiteMatrixHtml.time(change.since())))
                .orElse(HtmlFragment.NONE);
    }

    private String title(MatrixPair pair) {
        return pair + ": " + pair.status().words() + history(pair)
                + pair.report().map(this::age).orElse("");
    }

    private static String history(MatrixPair pair) {
        return pair.change()
                .map(change -> " since " + change.since()
                        + change.before().map(before -> ", before " + before).orElse(""))
                .orElse("");
    }

    private String age(PairReport report) {
        return ", as " + report.by().host() + " said " + AgeWords.of(report.age(contents.now())) + " ago";
    }
}
