package io.portolan.examples.anytoany;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Formats rows as aligned columns with one column per stage. Times are in milliseconds. */
final class RoundTripTable {

    private RoundTripTable() {}

    static String of(List<RoundTripRow> rows) {
        Set<String> stages = new LinkedHashSet<>();
        rows.forEach(row -> stages.addAll(row.millis().keySet()));
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("site", "cluster"));
        head.addAll(stages);
        head.addAll(List.of("total", ""));
        lines.add(head);
        rows.forEach(row -> lines.add(line(row, stages)));
        return aligned(lines);
    }

    private static List<String> line(RoundTripRow row, Set<String> stages) {
        List<String> line = new ArrayList<>(List.of(row.site(), row.cluster()));
        for (String stage : stages) {
            Long millis = row.millis().get(stage);
            line.add(millis == null ? "-" : millis.toString());
        }
        line.add(Long.toString(row.total()));
        line.add(row.ok() ? row.records() + " records ok" : "FAILED " + row.problem());
        return line;
    }

    private static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                String pad = " ".repeat(width(lines, column) - cell.length());
                boolean left = column < 2 || column == line.size() - 1;
                row.append("  ").append(left ? cell + pad : pad + cell);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
