package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@link SiteExplainer} names exactly the resource that is broken, or the view that it lacks. A run can be repeated by
 * {@code -Dportolan.explain.seed}.
 */
class MutatedEstateTest {

    private final Map<EstateMutation, int[]> counts = new EnumMap<>(EstateMutation.class);
    private final List<String> faults = new ArrayList<>();

    @Test
    void explanationNamesTheBrokenResource() {
        Long seed = Long.getLong("portolan.explain.seed");
        run(seed == null ? LongStream.range(0, 60) : LongStream.of(seed));
    }

    @Test
    @Tag("whole")
    void explanationNamesTheBrokenResourceOfThousandEstates() {
        run(LongStream.range(1000, 2000));
        assertThat(counts).hasSize(EstateMutation.values().length);
    }

    private void run(LongStream seeds) {
        seeds.forEach(this::run);
        counts.forEach((mutation, count) ->
                System.out.println(mutation + ": " + count[0] + " named, " + count[1] + " not seen"));
        assertThat(faults).isEmpty();
    }

    private void run(long seed) {
        MutatedRun.Result result = new MutatedRun(seed).run();
        if (result.sound().outcome() != Explanation.Outcome.NOTHING_WRONG) {
            faults.add("seed " + seed + " before it is broken: "
                    + result.sound().culprit() + " " + result.sound().missing());
        } else {
            count(seed, result);
        }
    }

    private void count(long seed, MutatedRun.Result result) {
        int[] count = counts.computeIfAbsent(result.mutation(), absent -> new int[2]);
        if (result.named()) {
            count[0]++;
        } else if (result.excused()) {
            count[1]++;
        } else {
            faults.add("seed " + seed + " with " + result.mutation() + " of " + result.wanted() + " without "
                    + result.hidden() + ": " + result.broken().culprit() + " "
                    + result.broken().missing());
        }
    }
}
