package io.portolan.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the rows as JSON for programs. */
final class JsonReport {

    private JsonReport() {}

    static String of(List<FigureRow> rows) {
        return "{\"measured\": " + text(Instant.now().toString())
                + ", \"java\": " + text(System.getProperty("java.runtime.version"))
                + ", \"processors\": " + Runtime.getRuntime().availableProcessors()
                + ", \"rows\": [\n"
                + rows.stream().map(JsonReport::row).collect(Collectors.joining(",\n")) + "\n]}\n";
    }

    private static String row(FigureRow row) {
        return "  {\"figure\": " + text(row.figure())
                + ", \"unit\": " + text(row.unit())
                + ", \"portolan\": " + spread(row.portolan())
                + ", \"byHand\": " + spread(row.byHand())
                + ", \"ratio\": " + (row.ratio().isPresent() ? row.ratio().getAsDouble() : "null")
                + ", \"target\": " + text(row.target().toString())
                + ", \"reached\": " + row.reached() + "}";
    }

    private static String spread(@Nullable RunSpread spread) {
        return spread == null
                ? "null"
                : "{\"median\": " + spread.median() + ", \"min\": " + spread.min() + ", \"max\": " + spread.max()
                        + ", \"runs\": " + spread.runs() + "}";
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
