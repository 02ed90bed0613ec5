package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import java.nio.file.Path;
import java.util.Arrays;
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
            Callable<Integer> with = () -> program.run(cache, "", "check", "orders").exitCode();
            Callable<Integer> without = () ->
                    program.run(Path.of("/dev/null/none"), "", "check", "orders").exitCode();
            System.out.println("the first run: " + millis(with) + " ms");
            long[] timesWith = new long[RUNS];
            long[] timesWithout = new long[RUNS];
            for (int run = 0; run < RUNS; run++) {
                timesWith[run] = millis(with);
                timesWithout[run] = millis(without);
            }
            System.out.println("with: " + median(timesWith) + " ms, without: " + median(timesWithout) + " ms, medians of "
                    + RUNS);
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
