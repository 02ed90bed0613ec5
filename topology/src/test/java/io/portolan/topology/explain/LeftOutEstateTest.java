package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link SiteExplainer} names exactly the resource that an estate at random lacks. One of each kind is left out of each estate.
 * {@code -Dportolan.estate.each=true} leaves out each resource of each estate in turn. {@code -Dportolan.estate.seed} repeats one
 * estate alone in that way.
 */
class LeftOutEstateTest {

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void explanationNamesTheAbsentResource() {
        run(LongStream.range(0, 3));
    }

    @Test
    @Tag("whole")
    void explanationNamesTheAbsentResourceOfManyEstates() {
        Long seed = Long.getLong("portolan.estate.seed");
        run(seed == null ? LongStream.range(0, 200) : LongStream.of(seed));
    }

    private void run(LongStream seeds) {
        seeds.forEach(this::run);
        counts.forEach((kind, count) ->
                System.out.println(kind + ": " + count[0] + " explained, " + count[1] + " only in the drift"));
        assertThat(faults).isEmpty();
    }

    private void run(long seed) {
        LeftOutRun run = new LeftOutRun(seed);
        boolean each = Boolean.getBoolean("portolan.estate.each") || Long.getLong("portolan.estate.seed") != null;
        faults.addAll(run.faultsOfWhole());
        (each ? run.leaveOutEach() : run.leaveOutOneOfEachKind()).forEach(result -> {
            counts.computeIfAbsent(result.kind(), absent -> new int[2])[result.named() ? 0 : 1]++;
            faults.addAll(result.faults());
        });
    }
}
