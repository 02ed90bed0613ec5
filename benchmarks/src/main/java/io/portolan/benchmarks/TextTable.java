package io.portolan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the rows as a table for a terminal. */
final class TextTable {

    private static final List<String> HEADER =
            List.of("figure", "unit", "Portolan", "by hand", "ratio", "target", "reached");

    private TextTable() {}

    static String of(List<FigureRow> rows) {
        List<List<String>> cells = new ArrayList<>(List.of(HEADER));
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return cells.stream()
                .map(row -> IntStream.range(0, HEADER.size())
                        .mapToObj(column -> padded(row.get(column), widths[column]))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> cells(FigureRow row) {
        return List.of(
                row.figure(),
                row.unit(),
                text(row.portolan()),
                text(row.byHand()),
                row.ratio().stream()
                        .mapToObj(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .collect(Collectors.joining()),
                row.target().toString(),
                row.target().isNone() ? "" : row.reached() ? "yes" : "NO");
    }

    private static String text(@Nullable RunSpread spread) {
        if (spread == null) {
            return "";
        }
        String median = number(spread.median());
        return spread.runs() == 1 ? median : median + " (" + number(spread.min()) + "–" + number(spread.max()) + ")";
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 ? String.valueOf(Math.round(value)) : FigureTarget.number(value);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
