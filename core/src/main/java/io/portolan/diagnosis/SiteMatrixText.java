package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a matrix for a terminal. What Portolan says itself is ASCII. */
record SiteMatrixText(MatrixContents contents, MatrixCauses causes, TerminalColour colour) {

    private static final int MOST_NAMED = 12;
    private static final int MOST_CHANGES = 10;

    SiteMatrixText(MatrixContents contents, TerminalColour colour) {
        this(contents, MatrixCauses.of(contents), colour);
    }

    String format() {
        CheckStatus status = contents.status();
        String verdict = colour.paint(status, status.text()) + ", " + plain(contents.verdict());
        String text = "Matrix of " + plain(contents.scope()) + ": " + verdict + "\n\n"
                + new CausesText(causes.all(), colour, this::where).format()
                + problems()
                + new MatrixTable(contents, causes, colour).format()
                + changes();
        return text.stripTrailing();
    }

    private String where(SharedCause cause) {
        Map<String, List<MatrixPair>> sites = causes.bySite(cause);
        String named = sites.entrySet().stream()
                .limit(MOST_NAMED)
                .map(site -> site.getKey() + ": " + names(site.getValue()))
                .collect(Collectors.joining("\n"));
        int hidden = sites.size() - MOST_NAMED;
        return hidden > 0 ? named + "\nand " + CountWords.of(hidden, "more site") : named;
    }

    private static String names(List<MatrixPair> pairs) {
        String named = pairs.stream()
                .limit(MOST_NAMED)
                .map(pair -> pair.cluster().toString())
                .collect(Collectors.joining(", "));
        return pairs.size() > MOST_NAMED ? named + " and " + (pairs.size() - MOST_NAMED) + " more" : named;
    }

    private String problems() {
        LabelledText parts = new LabelledText("  ", colour);
        String problems = contents.problems().stream()
                .map(problem -> LineWrapper.wrap("", plain(problem.source() + " " + problem.problem()) + ".", "  ")
                        + parts.lines("fix", problem.fix()) + "\n")
                .collect(Collectors.joining());
        return problems.isEmpty() ? "" : "Not as it should be\n\n" + problems + "\n";
    }

    private String changes() {
        List<String> lines = new ArrayList<>();
        contents.changes().stream()
                .limit(MOST_CHANGES)
                .forEach(pair -> pair.change()
                        .flatMap(change -> change.before()
                                .map(before ->
                                        change.since() + "  " + pair + ": " + state(pair) + ", before " + before))
                        .ifPresent(line -> lines.add(plain(line))));
        return lines.isEmpty() ? "" : "\nLast changes\n  " + String.join("\n  ", lines) + "\n";
    }

    private static String state(MatrixPair pair) {
        return Stream.concat(Stream.of(pair.status().tone().text()), pair.codes().stream())
                .collect(Collectors.joining(" "));
    }

    static String plain(String text) {
        return LineWrapper.withoutControlCharacters(text);
    }
}
