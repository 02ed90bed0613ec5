package io.portolan.benchmarks;

import java.util.List;

/** Something that is measured: one row of the table, or a few that come from the same runs. */
interface MeasuredFigure {

    /** For {@code --only}: short, lower case, hyphens. */
    String name();

    /** Starts what estate it needs, measures, and ends what it started. */
    List<FigureRow> measure(BenchmarkOptions options) throws Exception;
}
