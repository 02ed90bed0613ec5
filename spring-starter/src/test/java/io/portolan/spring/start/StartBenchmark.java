package io.portolan.spring.start;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures the start of an application with two clusters. It compares the starter with plain spring-kafka that is
 * configured by hand. The runs alternate in new JVMs. The benchmark prints its results and asserts nothing. Run it by
 * its name: {@code mvn test -pl spring-starter -am -Dtest=StartBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Druns=9}.
 *
 * <p>By hand nothing is looked up or checked. Each cluster has one role, since aws-msk-iam-auth cannot assume a
 * second role with the first.
 */
class StartBenchmark {

    private static final int RUNS = Integer.getInteger("runs", 5);

    @Test
    void startAgainstSpringKafkaByHand() throws Exception {
        Map<String, List<Map<String, Long>>> results = new LinkedHashMap<>();
        try (ShopStarts shop = ShopStarts.onLocalMsk()) {
            Map<String, List<String>> ways = shop.ways();
            for (List<String> way : ways.values()) {
                shop.run(way); // the first run fills the caches of the estate and the disk
            }
            for (int round = 0; round < RUNS; round++) {
                List<Map.Entry<String, List<String>>> turns = new ArrayList<>(ways.entrySet());
                Collections.rotate(turns, round);
                for (Map.Entry<String, List<String>> turn : turns) {
                    results.computeIfAbsent(turn.getKey(), any -> new ArrayList<>())
                            .add(shop.run(turn.getValue()));
                }
            }
        }
        print(results);
    }

    private static void print(Map<String, List<Map<String, Long>>> results) {
        System.out.println(
                "Milliseconds from main, then threads and used heap (KiB) once idle threads have ended. Medians of "
                        + RUNS + " fresh JVMs (ratio to by hand).");
        System.out.printf("%-22s", "");
        ShopStarts.MEASURES.forEach(measure -> System.out.printf("%18s", measure));
        System.out.println();
        List<Map<String, Long>> byHand = results.getOrDefault(ShopStarts.BY_HAND, List.of());
        results.forEach((way, runs) -> {
            System.out.printf("%-22s", way);
            for (String measure : ShopStarts.MEASURES) {
                double hand = median(byHand, measure);
                System.out.printf("%10.0f (%.2f)", median(runs, measure), median(runs, measure) / hand);
            }
            System.out.println();
        });
    }

    private static double median(List<Map<String, Long>> runs, String measure) {
        long[] sorted =
                runs.stream().mapToLong(run -> run.get(measure)).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }
}
