package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The pairs as columns of text. If they do not fit, each site has a line with its counts. */
record MatrixTable(MatrixContents contents, MatrixCauses causes, TerminalColour colour) {

    private static final int COLUMNS = 100;
    private static final int MOST_ROWS = 50;

    /** A text and how to paint it, since colours have no width. */
    private record TextCell(String text, CheckStatus status) {}

    String format() {
        List<List<MatrixPair>> shown = contents.rows().size() <= MOST_ROWS
                ? contents.rows()
                : contents.rows().stream()
                        .filter(row ->
                                row.stream().anyMatch(pair -> !pair.status().sound()))
                        .limit(MOST_ROWS)
                        .toList();
        int hidden = contents.rows().size() - shown.size();
        String more = hidden == 0 ? "" : "and " + CountWords.of(hidden, "more cluster") + "\n";
        List<List<TextCell>> lines = new ArrayList<>();
        lines.add(head());
        lines.add(ages());
        shown.forEach(row -> lines.add(line(row)));
        return width(lines) <= COLUMNS ? aligned(lines) + more : aligned(siteLines());
    }

    private List<TextCell> head() {
        List<TextCell> cells = new ArrayList<>(List.of(cell("")));
        contents.sites().forEach(site -> cells.add(cell(site.name())));
        return cells;
    }

    private List<TextCell> ages() {
        List<TextCell> cells = new ArrayList<>(List.of(cell("age of the report")));
        contents.sites().forEach(site -> cells.add(age(site)));
        return cells;
    }

    private TextCell age(MatrixSite site) {
        String age = site.newest()
                .map(report -> AgeWords.of(MatrixSite.age(report, contents.now())))
                .orElse("not reported");
        return site.isStale()
                ? new TextCell(age + ", STALE", CheckStatus.WARNING)
                : new TextCell(age, contents.isSilent(site) ? CheckStatus.FAILED : CheckStatus.SKIPPED);
    }

    private List<TextCell> line(List<MatrixPair> row) {
        List<TextCell> cells = new ArrayList<>(List.of(cell(row.get(0).cluster().toString())));
        row.forEach(pair -> cells.add(pair(pair)));
        return cells;
    }

    private TextCell pair(MatrixPair pair) {
        String detail = causes.causes(pair).stream()
                .findFirst()
                .map(cause -> " cause " + cause.number())
                .or(() -> pair.roundTrip().map(time -> " " + AgeWords.ofRoundTrip(time)))
                .orElse("");
        return new TextCell(
                pair.status().shortWord() + detail + (pair.stale() ? " *" : ""),
                pair.status().tone());
    }

    private List<List<TextCell>> siteLines() {
        List<List<TextCell>> lines = new ArrayList<>();
        List<TextCell> head = new ArrayList<>(List.of(cell("site"), cell("age")));
        Stream.of(PairStatus.values())
                .forEach(status -> head.add(cell(status.shortWord().toLowerCase(Locale.ROOT))));
        lines.add(head);
        for (int site = 0; site < contents.sites().size(); site++) {
            Map<PairStatus, Integer> counts = new EnumMap<>(PairStatus.class);
            for (List<MatrixPair> row : contents.rows()) {
                counts.merge(row.get(site).status(), 1, Integer::sum);
            }
            List<TextCell> line = new ArrayList<>(List.of(
                    cell(contents.sites().get(site).name()),
                    age(contents.sites().get(site))));
            for (PairStatus status : PairStatus.values()) {
                int count = counts.getOrDefault(status, 0);
                line.add(new TextCell(count + "", count == 0 ? CheckStatus.SKIPPED : status.tone()));
            }
            lines.add(line);
        }
        return lines;
    }

    private static TextCell cell(String text) {
        return new TextCell(SiteMatrixText.plain(text), CheckStatus.SKIPPED);
    }

    private String aligned(List<List<TextCell>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<TextCell> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                TextCell cell = line.get(column);
                boolean plain = column == 0 || cell.status() == CheckStatus.SKIPPED;
                row.append(plain ? cell.text() : colour.paint(cell.status(), cell.text()))
                        .append(" ".repeat(width(lines, column) - cell.text().length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<TextCell>> lines) {
        int width = 0;
        for (int column = 0; column < lines.get(0).size(); column++) {
            width += width(lines, column) + 2;
        }
        return width - 2;
    }

    private static int width(List<List<TextCell>> lines, int column) {
        ToIntFunction<List<TextCell>> length = line -> line.get(column).text().length();
        return lines.stream().mapToInt(length).max().orElse(0);
    }
}
