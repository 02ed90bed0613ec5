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
 * What clusters cost that are known, checked and configured, but have no Kafka client yet: the worst case, in which each is
 * entered by a role of its own, so that each has a look-up, a session and a preflight's report of its own. All of them are one
 * cluster of the estate by many names.
 */
final class Footprint implements Figure {

    private static final int CLUSTERS = 101;

    /** Half a minute each. */
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        LocalMskBuilder estate = Estates.oneHop();
        for (int number = 1; number <= CLUSTERS; number++) {
            estate.role(role(number), role -> role.trusts("333333333333").mayUse(Estates.CLUSTER));
        }
        Path catalog = Files.createTempFile("portolan", ".yaml");
        try (LocalMsk msk = estate.start()) {
            Files.writeString(catalog, manyNames(Estates.catalogText(msk)));
            List<Map<String, Double>> runs = new ArrayList<>();
            for (int run = 0; run < Math.min(RUNS, options.runs()); run++) {
                runs.add(Estates.client(msk, List.of()).run(ManyClusters.class, catalog.toString()));
            }
            return List.of(
                    row(
                            "heap per further cluster, each by its own role",
                            "kB",
                            runs,
                            run -> (told(run, "declared") + told(run, "bytes")) / 1024,
                            Target.atMost(20)),
                    row("  of that in the catalog", "kB", runs, run -> told(run, "declared") / 1024, Target.none()),
                    row(
                            "threads that are left for 101 clusters",
                            "",
                            runs,
                            run -> told(run, "threads"),
                            Target.atMost(2)));
        } finally {
            Files.delete(catalog);
        }
    }

    private static String role(int number) {
        return "arn:aws:iam::222222222222:role/client-" + number;
    }

    /** The entry of the one cluster once for each role. */
    private static String manyNames(String catalog) {
        int start = catalog.indexOf("  " + Estates.CLUSTER + ":\n");
        int end = catalog.indexOf("defaults:");
        String entry = catalog.substring(start, end);
        String entries = IntStream.rangeClosed(1, CLUSTERS)
                .mapToObj(number -> entry.replace("  " + Estates.CLUSTER + ":\n", "  c" + number + ":\n")
                        .replaceAll("role: .*", "role: client-" + number))
                .collect(Collectors.joining());
        return catalog.substring(0, start) + entries + catalog.substring(end);
    }

    private static double told(Map<String, Double> run, String name) {
        return run.getOrDefault(name, Double.NaN);
    }

    private static Row row(
            String figure,
            String unit,
            List<Map<String, Double>> runs,
            ToDoubleFunction<Map<String, Double>> value,
            Target target) {
        Spread spread = Spread.of(runs.stream().mapToDouble(value).boxed().toList());
        return new Row(figure, unit, spread, null, target);
    }
}
