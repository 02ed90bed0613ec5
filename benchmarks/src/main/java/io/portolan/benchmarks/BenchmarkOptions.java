package io.portolan.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The options of the command line.
 *
 * @param only the names of figures. An empty set means all.
 * @param runs how often each peer is measured for figures that need several runs
 * @param json the file that the rows are written to
 */
record BenchmarkOptions(Set<String> only, int runs, Path json) {

    private static final int RUNS = 9;

    boolean wants(String figure) {
        return only.isEmpty() || only.contains(figure);
    }

    /** The folder that the build has filled, seen from the project's folder. */
    static Path target() {
        return Path.of("benchmarks", "target");
    }

    static BenchmarkOptions of(String[] args, List<String> figures) {
        Set<String> only = new LinkedHashSet<>();
        int runs = RUNS;
        Path json = target().resolve("benchmarks.json");
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--only" -> only.addAll(List.of(value.split(",")));
                case "--runs" -> runs = Integer.parseInt(value);
                case "--json" -> json = Path.of(value);
                default -> throw usage(figures);
            }
        }
        if (runs < 1 || !figures.containsAll(only)) {
            throw usage(figures);
        }
        return new BenchmarkOptions(only, runs, json);
    }

    private static IllegalArgumentException usage(List<String> figures) {
        return new IllegalArgumentException("Options: [--only NAME,…] [--runs N] [--json FILE]\nNames: " + figures);
    }
}
