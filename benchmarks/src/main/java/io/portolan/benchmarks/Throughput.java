package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares the speed of Portolan's clients and plain ones on the same brokers. It also shows how much two plain ones differ. */
final class Throughput implements MeasuredFigure {

    private static final int ROUNDS_PER_RUN = 6;
    private static final FigureTarget SAME = FigureTarget.ratioWithin(0.98, 1.02);

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            ClientPrograms programs = new ClientPrograms(msk);
            List<String> sources = Stream.concat(programs.portolan().stream(), programs.byHand().stream())
                    .toList();
            Map<String, Double> results = programs.run(
                    SameLoad.class,
                    sources,
                    String.valueOf(ROUNDS_PER_RUN * options.runs()),
                    String.valueOf(programs.portolan().size()));
            List<FigureRow> rows = new ArrayList<>();
            rows.addAll(rows(results, "produced", "produced records of 1 kB", "1/s"));
            rows.addAll(rows(results, "latency", "p99 latency at 1,000 records/s", "ms"));
            rows.addAll(rows(results, "consumed", "consumed records of 1 kB", "1/s"));
            return rows;
        }
    }

    private static List<FigureRow> rows(Map<String, Double> results, String figure, String description, String unit) {
        RunSpread plain = spread(results, figure + "-plain-");
        return List.of(
                new FigureRow(description, unit, spread(results, figure + "-ours-"), plain, SAME),
                new FigureRow(
                        "  noise (two plain clients)",
                        unit,
                        spread(results, figure + "-control-"),
                        plain,
                        FigureTarget.none()));
    }

    private static RunSpread spread(Map<String, Double> results, String prefix) {
        return RunSpread.of(results.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList());
    }
}
