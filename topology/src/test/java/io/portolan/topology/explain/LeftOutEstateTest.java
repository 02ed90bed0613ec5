package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link SiteExplainer} names exactly the resource that an estate at random lacks. One of each kind is left out of each estate.
 * {@code -Dportolan.estate.each=20} leaves out each resource of so many estates, and {@code -Dportolan.estate.seed} each of one.
 */
class LeftOutEstateTest {

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void explanationNamesTheAbsentResource() {
        run(LongStream.range(0, 3), LeftOutRun::leaveOutOneOfEachKind);
    }

    @Test
    @Tag("whole")
    void explanationNamesTheAbsentResourceOfManyEstates() {
        Long seed = Long.getLong("portolan.estate.seed");
        long each = Long.getLong("portolan.estate.each", 0);
        if (seed != null) {
            run(LongStream.of(seed), LeftOutRun::leaveOutEach);
        } else if (each > 0) {
            run(LongStream.range(0, each), LeftOutRun::leaveOutEach);
        } else {
            run(LongStream.range(0, 200), LeftOutRun::leaveOutOneOfEachKind);
        }
    }

    private void run(LongStream seeds, Function<LeftOutRun, List<LeftOutRun.Result>> leaveOut) {
        seeds.mapToObj(LeftOutRun::new).forEach(run -> {
            faults.addAll(run.faultsOfWhole());
            leaveOut.apply(run).forEach(this::count);
        });
        counts.forEach((kind, count) ->
                System.out.println(kind + ": " + count[0] + " explained, " + count[1] + " only in the drift"));
        assertThat(faults).isEmpty();
    }

    private void count(LeftOutRun.Result result) {
        counts.computeIfAbsent(result.kind(), absent -> new int[2])[result.named() ? 0 : 1]++;
        faults.addAll(result.faults());
    }
}
