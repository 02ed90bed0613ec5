package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link SiteExplainer} names exactly the resource that an estate at random lacks. {@code -Dportolan.estate.each=200} leaves out each
 * resource of so many estates, in some 20,000 cases. {@code -Dportolan.estate.seed} repeats one estate alone.
 */
class LeftOutEstateTest {

    private static final @Nullable Long ONE = Long.getLong("portolan.estate.seed");
    private static final long EACH = Long.getLong("portolan.estate.each", 20);

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void explanationNamesOneAbsentResourceOfEachKind() {
        run(LongStream.range(0, 3), seed -> false);
    }

    @Test
    @Tag("whole")
    void explanationNamesEachAbsentResource() {
        if (ONE == null) {
            run(LongStream.range(0, 200), seed -> seed < EACH);
        } else {
            run(LongStream.of(ONE), seed -> true);
        }
    }

    private void run(LongStream seeds, LongPredicate leavesOutEach) {
        seeds.parallel().forEach(seed -> {
            try (LeftOutRun run = new LeftOutRun(seed)) {
                add(run.faultsOfWhole(), leavesOutEach.test(seed) ? run.leaveOutEach() : run.leaveOutOneOfEachKind());
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
