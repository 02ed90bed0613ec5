package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how long {@code portolan check} of a sound cluster takes from start to end, with and without the archive of classes of
 * {@link Main}. Run it with {@code mvn verify -pl cli -am -Dtest=StartBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("packaged")
class StartBenchmark {

    private static final int RUNS = 9;

    @TempDir
    Path cache;

    @Test
    void checkWithAndWithoutArchive() throws Exception {
        try (LocalMsk msk = CommandRun.estate().start()) {
            ProgramFolder program = new ProgramFolder(msk.site("shop"), msk.catalog("shop"));
            Map<String, Callable<Integer>> ways = new TreeMap<>(Map.of(
                    "without",
                            () -> program.run(Path.of("/dev/null/none"), "", "check", "orders")
                                    .exitCode(),
                    "with", () -> program.run(cache, "", "check", "orders").exitCode()));
            System.out.println("the first run: " + millis(ways.get("with")) + " ms");
            Map<String, long[]> times = new TreeMap<>(Map.of("without", new long[RUNS], "with", new long[RUNS]));
            for (int run = 0; run < RUNS; run++) {
                for (String way : ways.keySet()) {
                    times.get(way)[run] = millis(ways.get(way));
                }
            }
            times.forEach((way, each) -> System.out.println(way + ": " + median(each) + " ms, median of " + RUNS));
        }
    }

    private static long millis(Callable<Integer> check) throws Exception {
        long start = System.nanoTime();
        assertThat(check.call()).isZero();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
