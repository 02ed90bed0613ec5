package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link SiteExplainer} names exactly the resource that an estate at random lacks. {@code -Dportolan.estate.seed} repeats one alone. */
class LeftOutEstateTest {

    private static final @Nullable Long ONE = Long.getLong("portolan.estate.seed");

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void explanationNamesOneAbsentResourceOfEachKind() {
        run(LongStream.range(0, 3), LeftOutRun::leaveOutOneOfEachKind);
    }

    @Test
    @Tag("whole")
    void explanationNamesEachAbsentResource() {
        run(ONE == null ? LongStream.range(0, 200) : LongStream.of(ONE), LeftOutRun::leaveOutEach);
    }

    private void run(LongStream seeds, Function<LeftOutRun, List<LeftOutRun.Result>> leaveOut) {
        seeds.parallel().forEach(seed -> {
            try (LeftOutRun run = new LeftOutRun(seed)) {
                add(run.faultsOfWhole(), leaveOut.apply(run));
            }
        });
        counts.forEach((kind, count) ->
                System.out.println(kind + ": " + count[0] + " explained, " + count[1] + " only in the drift"));
        assertThat(faults).isEmpty();
    }

    private synchronized void add(List<String> faultsOfWhole, List<LeftOutRun.Result> results) {
        faults.addAll(faultsOfWhole);
        for (LeftOutRun.Result result : results) {
            counts.computeIfAbsent(result.kind(), absent -> new int[2])[result.named() ? 0 : 1]++;
            faults.addAll(result.faults());
        }
    }
}
