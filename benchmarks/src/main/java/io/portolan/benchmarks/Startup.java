package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.List;

/** From {@code main} to the first acknowledged record, preflight on (policy {@code fail}). */
final class Startup implements Figure {

    private final String name;
    private final Target target;

    private Startup(String name, Target target) {
        this.name = name;
        this.target = target;
    }

    static Figure cold() {
        return new Startup("cold", Target.ratioAtMost(0.90));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        try (LocalMsk msk = Estates.oneHop().start()) {
            ClientJvm jvm = Estates.client(msk, List.of());
            String catalog = msk.catalog(Estates.SITE).toString();
            ByHand hand = Estates.byHand(msk);
            Rounds rounds = Rounds.of(
                    options.runs(),
                    () -> jvm.run(StartOurs.class, catalog, Estates.CLUSTER, "cold")
                            .getOrDefault("ms", Double.NaN),
                    () -> jvm.run(
                                    StartByHand.class,
                                    hand.clusterArn(),
                                    hand.roleArn(),
                                    hand.sessionName(),
                                    hand.stsRegion(),
                                    hand.trustStore(),
                                    "cold")
                            .getOrDefault("ms", Double.NaN));
            return List.of(rounds.row("main to first acknowledged record, cold", "ms", target));
        }
    }
}
