package io.portolan.diagnosis;

import io.portolan.diagnosis.ReportedState.LastChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a matrix as one page. What fails comes first, with its cause and its fix. */
record SiteMatrixHtml(MatrixContents contents, MatrixCauses causes) {

    private static final int MOST_CHANGES = 30;
    private static final int MOST_PROBLEMS = 200;
    private static final int MOST_NAMED = 12;

    SiteMatrixHtml(MatrixContents contents) {
        this(contents, MatrixCauses.of(contents));
    }

    String page() {
        return new HtmlPage("Matrix", contents.verdict(), counts())
                .write(HtmlFragment.of(
                        "{}{}{}{}",
                        new CausesHtml(causes.all(), this::where).section(),
                        problems(),
                        new MatrixGridHtml(contents, causes).section(),
                        changes()));
    }

    private HtmlFragment counts() {
        Map<CheckStatus, Integer> counts = contents.counts();
        return HtmlFragment.of(
                "{}<span class='count'>{} at {}</span>",
                Stream.of(CheckStatus.FAILED, CheckStatus.SKIPPED, CheckStatus.WARNING, CheckStatus.OK)
                        .filter(counts::containsKey)
                        .map(status -> HtmlFragment.of(
                                "<span class='count'>{} {} {}</span> ",
                                HtmlWords.mark(status, ""),
                                counts.getOrDefault(status, 0),
                                word(status))),
                contents.scope(),
                time(contents.now()));
    }

    /** The clusters of each site. Many of them are folded. */
    private HtmlFragment where(SharedCause cause) {
        return HtmlFragment.of(
                "<ul class='where'>{}</ul>",
                causes.bySite(cause).entrySet().stream()
                        .map(site ->
                                HtmlFragment.of("<li><b>{}</b> {}</li>\n", site.getKey(), clusters(site.getValue()))));
    }

    private HtmlFragment clusters(List<MatrixPair> pairs) {
        if (pairs.size() <= MOST_NAMED) {
            return HtmlFragment.of("{}", pairs.stream().map(this::cluster));
        }
        return HtmlFragment.of(
                "<details><summary>{}</summary> {}</details>",
                CountWords.of(pairs.size(), "cluster"),
                pairs.stream().map(this::cluster));
    }

    private HtmlFragment cluster(MatrixPair pair) {
        return HtmlFragment.of(
                "<a href='#{}'>{}</a> ",
                MatrixGridHtml.rowId(pair.cluster()),
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
                state(new ReportedState(pair.status(), pair.codes())),
                change.before().map(SiteMatrixHtml::state).orElse(HtmlFragment.NONE));
    }

    private static HtmlFragment state(ReportedState state) {
        return HtmlFragment.of(
                "{} {} {}",
                HtmlWords.mark(state.status(), ""),
                word(state.status()),
                state.codes().stream().map(code -> HtmlFragment.of("<code>{}</code> ", code)));
    }

    static String word(CheckStatus status) {
        return status == CheckStatus.SKIPPED ? "not reported" : HtmlWords.of(status);
    }

    static HtmlFragment time(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return HtmlFragment.of(
                "<time datetime='{}'>{} UTC</time>",
                text,
                text.replace('T', ' ').replace("Z", ""));
    }
}
