package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures what clusters cost that are known, checked and configured. They have no Kafka client yet. It is the worst case.
 * Each cluster has its own role, so it has its own look-up, session and preflight report. All of them are one cluster of the
 * estate with many names.
 */
final class Footprint implements MeasuredFigure {

    private static final int CLUSTERS = 101;

    /** Each run takes half a minute. */
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        LocalMskBuilder estate = BenchmarkEstates.oneHop();
        for (int number = 1; number <= CLUSTERS; number++) {
            estate.role(role(number), role -> role.trusts("333333333333").mayUse(BenchmarkEstates.CLUSTER));
        }
        Path catalog = Files.createTempFile("portolan", ".yaml");
        try (LocalMsk msk = estate.start()) {
            Files.writeString(catalog, manyNames(BenchmarkEstates.catalogText(msk)));
            List<Map<String, Double>> runs = new ArrayList<>();
            for (int run = 0; run < Math.min(RUNS, options.runs()); run++) {
                runs.add(BenchmarkEstates.client(msk, List.of()).run(ClusterFootprint.class, catalog.toString()));
            }
            return rows(runs);
        } finally {
            Files.delete(catalog);
        }
    }

    private static List<FigureRow> rows(List<Map<String, Double>> runs) {
        return List.of(
                row(
                        "heap per further cluster with its own role",
                        "kB",
                        runs,
                        run -> (result(run, "declared") + result(run, "bytes")) / 1024,
                        FigureTarget.atMost(20)),
                row(
                        "  the part in the catalog",
                        "kB",
                        runs,
                        run -> result(run, "declared") / 1024,
                        FigureTarget.none()),
                row(
                        "threads that stay for 101 clusters",
                        "",
                        runs,
                        run -> result(run, "threads"),
                        FigureTarget.atMost(2)));
    }

    private static String role(int number) {
        return "arn:aws:iam::222222222222:role/client-" + number;
    }

    /** Writes the entry of the one cluster once for each role. */
    private static String manyNames(String catalog) {
        int start = catalog.indexOf("  " + BenchmarkEstates.CLUSTER + ":\n");
        int end = catalog.indexOf("defaults:");
        String entry = catalog.substring(start, end);
        String entries = IntStream.rangeClosed(1, CLUSTERS)
                .mapToObj(number -> entry.replace("  " + BenchmarkEstates.CLUSTER + ":\n", "  c" + number + ":\n")
                        .replaceAll("role: .*", "role: client-" + number))
                .collect(Collectors.joining());
        return catalog.substring(0, start) + entries + catalog.substring(end);
    }

    private static double result(Map<String, Double> run, String name) {
        return run.getOrDefault(name, Double.NaN);
    }

    private static FigureRow row(
            String figure,
            String unit,
            List<Map<String, Double>> runs,
            ToDoubleFunction<Map<String, Double>> value,
            FigureTarget target) {
        RunSpread spread = RunSpread.of(runs.stream().mapToDouble(value).boxed().toList());
        return new FigureRow(figure, unit, spread, null, target);
    }
}
