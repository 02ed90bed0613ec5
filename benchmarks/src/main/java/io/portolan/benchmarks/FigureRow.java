package io.portolan.benchmarks;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param figure what was measured, in a few words
 * @param unit of both values
 * @param byHand null: there is no such thing by hand
 */
record FigureRow(
        String figure,
        String unit,
        RunSpread portolan,
        @Nullable RunSpread byHand,
        FigureTarget target) {

    /** Ours by theirs, of medians. */
    OptionalDouble ratio() {
        return byHand == null || byHand.median() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(portolan.median() / byHand.median());
    }

    boolean reached() {
        return target.ofRatio() ? ratio().stream().anyMatch(target::reached) : target.reached(portolan.median());
    }
}
