package io.portolan.diagnosis;

import io.portolan.diagnosis.ReportedState.LastChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a matrix as one page. What fails comes first, with its cause and its fix. */
record SiteMatrixHtml(MatrixContents contents, MatrixCauses causes, RowAnchors anchors) {

    private static final int MOST_CHANGES = 30;
    private static final int MOST_PROBLEMS = 200;

    SiteMatrixHtml(MatrixContents contents) {
        this(contents, MatrixCauses.of(contents), RowAnchors.of(contents.rows()));
    }

    String page() {
        return new HtmlPage("Matrix", contents.verdict(), counts())
                .write(HtmlFragment.of(
                        "{}{}{}{}",
                        new CausesHtml(causes.all(), this::where).section(),
                        problems(),
                        new MatrixGridHtml(contents, causes, anchors).section(),
                        changes()));
    }

    private HtmlFragment counts() {
        Map<PairStatus, Integer> counts = contents.counts();
        return HtmlFragment.of(
                "{}<span class='count'>{} at {}</span>",
                Stream.of(PairStatus.values())
                        .filter(counts::containsKey)
                        .map(status -> HtmlFragment.of(
                                "<span class='count'>{} {} {}</span> ",
                                HtmlWords.mark(status),
                                counts.getOrDefault(status, 0),
                                status.words())),
                contents.scope(),
                time(contents.now()));
    }

    /** The clusters of each site. */
    private HtmlFragment where(SharedCause cause) {
        List<HtmlFragment> sites = causes.bySite(cause).entrySet().stream()
                .map(site -> HtmlFragment.of("<li><b>{}</b> {}</li>\n", site.getKey(), clusters(site.getValue())))
                .toList();
        return new FoldedItems(sites, "site").fold("<ul class='where'>{}</ul>");
    }

    private HtmlFragment clusters(List<MatrixPair> pairs) {
        return new FoldedItems(pairs.stream().map(this::cluster).toList(), "cluster").fold("{}");
    }

    private HtmlFragment cluster(MatrixPair pair) {
        return HtmlFragment.of(
                "<a href='#{}'>{}</a> ",
                anchors.id(pair.cluster()),
                pair.cluster().name());
    }

    private HtmlFragment problems() {
        return contents.problems().isEmpty()
                ? HtmlFragment.NONE
                : HtmlFragment.of(
                        "<section class='problems'><h2>Not as it should be</h2>\n<ul>{}</ul></section>\n",
                        contents.problems().stream().limit(MOST_PROBLEMS).map(SiteMatrixHtml::problem));
    }

    private static HtmlFragment problem(MatrixProblem problem) {
        return HtmlFragment.of(
                "<li class='diagnosis {}'>{} <p><b>{}</b> {}. <small>{}</small></p></li>\n",
                problem.status().id(),
                HtmlWords.mark(problem.status(), problem.status().text()),
                problem.source(),
                problem.problem(),
                problem.fix());
    }

    private HtmlFragment changes() {
        List<MatrixPair> changes = contents.changes();
        return changes.isEmpty()
                ? HtmlFragment.NONE
                : HtmlFragment.of("""
                        <section class="changes"><h2>Last changes</h2>
                        <div class="scroll" tabindex="0" role="region" aria-label="Last changes">
                        <table><thead><tr><th scope="col">Since</th><th scope="col">Site</th><th scope="col">Cluster</th>\
                        <th scope="col">Now</th><th scope="col">Before</th></tr></thead>
                        <tbody>{}</tbody></table></div></section>
                        """, changes.stream().limit(MOST_CHANGES).map(this::change));
    }

    private HtmlFragment change(MatrixPair pair) {
        LastChange change = pair.change().orElseThrow();
        return HtmlFragment.of(
                "<tr><td class='time'>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                time(change.since()),
                pair.site().name(),
                cluster(pair),
                state(pair.status(), pair.codes()),
                change.before()
                        .map(before -> state(PairStatus.of(before), before.codes()))
                        .orElse(HtmlFragment.NONE));
    }

    private static HtmlFragment state(PairStatus status, List<String> codes) {
        return HtmlFragment.of(
                "{} {} {}",
                HtmlWords.mark(status),
                status.words(),
                codes.stream().map(code -> HtmlFragment.of("<code>{}</code> ", code)));
    }

    static HtmlFragment time(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return HtmlFragment.of(
                "<time datetime='{}'>{} UTC</time>",
                text,
                text.replace('T', ' ').replace("Z", ""));
    }
}
