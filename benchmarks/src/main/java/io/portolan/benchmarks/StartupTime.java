package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Measures the time from {@code main} to the first acknowledged record. The preflight is on (policy {@code fail}). */
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

    /** Starts without a snapshot. */
    static MeasuredFigure cold() {
        return new StartupTime("cold", false, Duration.ZERO, FigureTarget.ratioAtMost(0.90));
    }

    /** Starts with the snapshot of an earlier process. */
    static MeasuredFigure restart() {
        return new StartupTime("restart", true, Duration.ZERO, FigureTarget.ratioAtMost(0.65));
    }

    /** Starts with a snapshot while AWS, DNS and the brokers are in another region. */
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
