package io.portolan.topology.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A resource for people. Blocks of one title are one.
 *
 * @param title what it is
 * @param lines its properties, each with a label or without
 */
record TextBlock(String title, List<Line> lines) {

    /** A property. Its label may be empty. */
    record Line(String label, String value) {}

    static Line line(String label, String value) {
        return new Line(label, value);
    }

    TextBlock join(TextBlock other) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new TextBlock(title, all);
    }

    String text() {
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        StringBuilder text = new StringBuilder("  " + title + "\n");
        for (Line line : lines) {
            String label = line.label() + " ".repeat(width - line.label().length());
            text.append("    ")
                    .append(width == 0 ? "" : label + "  ")
                    .append(line.value())
                    .append('\n');
        }
        return text.toString();
    }
}
