package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.aws.AwsService;
import java.time.Duration;
import java.util.List;

/** Measures a hundred clients of one role in one process. STS takes 50 ms for each answer. */
final class HundredClients implements MeasuredFigure {

    private static final Duration STS = Duration.ofMillis(50);

    @Override
    public String name() {
        return "hundred-clients";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            msk.faults().aws().slow(AwsService.STS, STS);
            ClientPrograms programs = new ClientPrograms(msk);
            PairedRounds rounds = PairedRounds.of(
                    options.runs(),
                    () -> programs.run(ManyClients.class, programs.portolan(), "100", "hundred")
                            .getOrDefault("ms", Double.NaN),
                    () -> programs.run(ManyClients.class, programs.byHand(), "100", "hundred")
                            .getOrDefault("ms", Double.NaN));
            return List.of(rounds.row(
                    "100 clients created and connected (STS takes 50 ms)", "ms", FigureTarget.ratioAtMost(0.5)));
        }
    }
}
