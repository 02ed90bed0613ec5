package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** From {@code main} to the first acknowledged record, preflight on (policy {@code fail}). */
final class Startup implements Figure {

    private final String name;
    private final boolean known;
    private final Duration roundTrip;
    private final Target target;

    private Startup(String name, boolean known, Duration roundTrip, Target target) {
        this.name = name;
        this.known = known;
        this.roundTrip = roundTrip;
        this.target = target;
    }

    /** Nothing is known. */
    static Figure cold() {
        return new Startup("cold", false, Duration.ZERO, Target.ratioAtMost(0.90));
    }

    /** An earlier process has left a snapshot. */
    static Figure restart() {
        return new Startup("restart", true, Duration.ZERO, Target.ratioAtMost(0.65));
    }

    /** The same, with AWS, DNS and the brokers in another region. */
    static Figure distantRestart() {
        return new Startup("restart-distant", true, Duration.ofMillis(60), Target.ratioAtMost(0.50));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        try (LocalMsk msk = Estates.oneHop().start()) {
            msk.faults().latency(roundTrip);
            StartRuns runs = new StartRuns(msk, catalog(msk));
            return List.of(Rounds.of(options.runs(), () -> runs.ours(List.of()), () -> runs.byHand(List.of()))
                    .row("main to first acknowledged record, " + name, "ms", target));
        }
    }

    private Path catalog(LocalMsk msk) throws IOException {
        return known ? Estates.withSnapshots(msk) : Estates.catalog(msk);
    }
}
