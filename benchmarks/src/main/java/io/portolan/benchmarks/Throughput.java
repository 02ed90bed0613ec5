package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether clients by Portolan are as fast as plain ones, on the same brokers; and what two plain ones differ by. */
final class Throughput implements Figure {

    private static final int ROUNDS_PER_RUN = 6;
    private static final Target SAME = Target.ratioWithin(0.98, 1.02);

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        try (LocalMsk msk = Estates.oneHop().start()) {
            Clients clients = new Clients(msk);
            List<String> ways = Stream.concat(clients.portolan().stream(), clients.byHand().stream())
                    .toList();
            Map<String, Double> told = clients.run(
                    SameLoad.class,
                    ways,
                    String.valueOf(ROUNDS_PER_RUN * options.runs()),
                    String.valueOf(clients.portolan().size()));
            List<Row> rows = new ArrayList<>();
            rows.addAll(rows(told, "produced", "produce, 1 kB records", "1/s"));
            rows.addAll(rows(told, "latency", "produce p99, 1,000/s", "ms"));
            rows.addAll(rows(told, "consumed", "consume, 1 kB records", "1/s"));
            return rows;
        }
    }

    private static List<Row> rows(Map<String, Double> told, String figure, String words, String unit) {
        Spread plain = spread(told, figure + "-plain-");
        return List.of(
                new Row(words, unit, spread(told, figure + "-ours-"), plain, SAME),
                new Row("  noise: plain by plain", unit, spread(told, figure + "-control-"), plain, Target.none()));
    }

    private static Spread spread(Map<String, Double> told, String prefix) {
        return Spread.of(told.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList());
    }
}
