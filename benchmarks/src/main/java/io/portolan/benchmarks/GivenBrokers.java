package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.List;

/**
 * A restart against the least that kafka-clients and aws-msk-iam-auth take: by hand, with brokers that are a constant, so that
 * nothing is looked up. Portolan looks them up in its snapshot, and checks the path.
 */
final class GivenBrokers implements Figure {

    @Override
    public String name() {
        return "restart-given";
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        try (LocalMsk msk = Estates.oneHop().start()) {
            StartRuns runs = new StartRuns(msk, Estates.withSnapshots(msk));
            return List.of(Rounds.of(options.runs(), () -> runs.ours(List.of()), runs::given)
                    .row("the same, by hand without a look-up", "ms", Target.none()));
        }
    }
}
