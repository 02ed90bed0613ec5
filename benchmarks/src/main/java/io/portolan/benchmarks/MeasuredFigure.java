package io.portolan.benchmarks;

import java.util.List;

/** A figure that is measured. It is one row of the table or a few rows from the same runs. */
interface MeasuredFigure {

    /** The short name for {@code --only} in lower case with hyphens. */
    String name();

    /** Starts the estate that it needs, measures and ends the estate. */
    List<FigureRow> measure(BenchmarkOptions options) throws Exception;
}
