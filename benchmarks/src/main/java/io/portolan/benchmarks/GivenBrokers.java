package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.List;

/**
 * Compares a restart with the least time that kafka-clients and aws-msk-iam-auth take. By hand the brokers are a constant, so
 * nothing is looked up. Portolan looks them up in its snapshot and checks the path.
 */
final class GivenBrokers implements MeasuredFigure {

    @Override
    public String name() {
        return "restart-given";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            StartRuns runs = new StartRuns(msk, BenchmarkEstates.withSnapshots(msk));
            return List.of(PairedRounds.of(options.runs(), () -> runs.portolan(List.of()), runs::given)
                    .row(
                            "main to first acknowledged record, restart, against by hand without a look-up",
                            "ms",
                            FigureTarget.none()));
        }
    }
}
