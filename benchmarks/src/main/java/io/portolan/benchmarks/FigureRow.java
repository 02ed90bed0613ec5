package io.portolan.benchmarks;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param figure what was measured in a few words
 * @param unit the unit of both values
 * @param byHand null if there is nothing to compare with
 */
record FigureRow(
        String figure,
        String unit,
        RunSpread portolan,
        @Nullable RunSpread byHand,
        FigureTarget target) {

    /** Portolan's median divided by the other. */
    OptionalDouble ratio() {
        return byHand == null || byHand.median() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(portolan.median() / byHand.median());
    }

    boolean reached() {
        return target.ofRatio() ? ratio().stream().anyMatch(target::reached) : target.reached(portolan.median());
    }
}
