package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.aws.AwsService;
import java.time.Duration;
import java.util.List;

/** A hundred clients of one role in one process, with STS 50 ms away. */
final class HundredClients implements Figure {

    private static final Duration STS = Duration.ofMillis(50);

    @Override
    public String name() {
        return "hundred-clients";
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        try (LocalMsk msk = Estates.oneHop().start()) {
            msk.faults().aws().slow(AwsService.STS, STS);
            Clients clients = new Clients(msk);
            Rounds rounds = Rounds.of(
                    options.runs(),
                    () -> clients.run(ManyClients.class, clients.portolan(), "100", "hundred")
                            .getOrDefault("ms", Double.NaN),
                    () -> clients.run(ManyClients.class, clients.byHand(), "100", "hundred")
                            .getOrDefault("ms", Double.NaN));
            return List.of(
                    rounds.row("100 clients created and connected, STS at 50 ms", "ms", Target.ratioAtMost(0.5)));
        }
    }
}
