package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** From {@code main} to the first acknowledged record, preflight on (policy {@code fail}). */
final class StartupTime implements MeasuredFigure {

    private final String name;
    private final boolean known;
    private final Duration roundTrip;
    private final FigureTarget target;

    private StartupTime(String name, boolean known, Duration roundTrip, FigureTarget target) {
        this.name = name;
        this.known = known;
        this.roundTrip = roundTrip;
        this.target = target;
    }

    /** Nothing is known. */
    static MeasuredFigure cold() {
        return new StartupTime("cold", false, Duration.ZERO, FigureTarget.ratioAtMost(0.90));
    }

    /** An earlier process has left a snapshot. */
    static MeasuredFigure restart() {
        return new StartupTime("restart", true, Duration.ZERO, FigureTarget.ratioAtMost(0.65));
    }

    /** The same, with AWS, DNS and the brokers in another region. */
    static MeasuredFigure distantRestart() {
        return new StartupTime("restart-distant", true, Duration.ofMillis(60), FigureTarget.ratioAtMost(0.50));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            msk.faults().latency(roundTrip);
            StartRuns runs = new StartRuns(msk, catalog(msk));
            return List.of(PairedRounds.of(options.runs(), () -> runs.portolan(List.of()), () -> runs.byHand(List.of()))
                    .row("main to first acknowledged record, " + name, "ms", target));
        }
    }

    private Path catalog(LocalMsk msk) throws IOException {
        return known ? BenchmarkEstates.withSnapshots(msk) : BenchmarkEstates.catalog(msk);
    }
}
