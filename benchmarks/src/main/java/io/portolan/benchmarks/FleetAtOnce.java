package io.portolan.benchmarks;

import io.portolan.brokers.FleetSimulation;
import java.util.List;

/** Ten thousand processes start in the same moment, against an API that answers ten calls a second; simulated, see {@link FleetSimulation}. */
final class FleetAtOnce implements MeasuredFigure {

    private static final int INSTANCES = 10_000;
    private static final int PER_SECOND = 10;
    private static final long SEED = 20_261_122;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) {
        FleetStart snapshot = FleetSimulation.simulateSnapshotStart(INSTANCES, PER_SECOND, SEED);
        FleetStart cold = FleetSimulation.simulateColdStart(INSTANCES, PER_SECOND, SEED);
        double limit = (double) INSTANCES / PER_SECOND;
        return List.of(
                row(
                        "10,000 at once, snapshot: last one can connect after",
                        "s",
                        seconds(snapshot),
                        FigureTarget.atMost(0)),
                row("  calls behind that, per process", "", calls(snapshot), FigureTarget.none()),
                row(
                        "10,000 at once, none: last one, by the limit's best",
                        "×",
                        seconds(cold) / limit,
                        FigureTarget.atMost(1.1)),
                row("  calls per process", "", calls(cold), FigureTarget.none()),
                row("  most calls per second, after a minute", "", (double) cold.busiest(), FigureTarget.none()));
    }

    private static double seconds(FleetStart start) {
        return start.serving().toMillis() / 1e3;
    }

    private static double calls(FleetStart start) {
        return (double) start.calls() / INSTANCES;
    }

    private static FigureRow row(String figure, String unit, double value, FigureTarget target) {
        return new FigureRow(figure, unit, RunSpread.of(value), null, target);
    }
}
