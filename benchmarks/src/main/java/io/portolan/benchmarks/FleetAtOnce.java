package io.portolan.benchmarks;

import io.portolan.brokers.Fleet;
import io.portolan.brokers.FleetStart;
import java.util.List;

/** Ten thousand processes start in the same moment, against an API that answers ten calls a second; simulated, see {@link Fleet}. */
final class FleetAtOnce implements Figure {

    private static final int INSTANCES = 10_000;
    private static final int PER_SECOND = 10;
    private static final long SEED = 20_261_122;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public List<Row> measure(Options options) {
        FleetStart snapshot = Fleet.behind(INSTANCES, PER_SECOND, SEED);
        FleetStart cold = Fleet.cold(INSTANCES, PER_SECOND, SEED);
        double limit = (double) INSTANCES / PER_SECOND;
        return List.of(
                row("10,000 at once, snapshot: last one can connect after", "s", seconds(snapshot), Target.atMost(0)),
                row("  calls behind that, per process", "", calls(snapshot), Target.none()),
                row(
                        "10,000 at once, none: last one, by the limit's best",
                        "×",
                        seconds(cold) / limit,
                        Target.atMost(1.1)),
                row("  calls per process", "", calls(cold), Target.none()),
                row("  most calls per second, after a minute", "", (double) cold.busiest(), Target.none()));
    }

    private static double seconds(FleetStart start) {
        return start.serving().toMillis() / 1e3;
    }

    private static double calls(FleetStart start) {
        return (double) start.calls() / INSTANCES;
    }

    private static Row row(String figure, String unit, double value, Target target) {
        return new Row(figure, unit, Spread.of(value), null, target);
    }
}
