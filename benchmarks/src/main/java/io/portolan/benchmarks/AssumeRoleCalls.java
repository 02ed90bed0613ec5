package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.List;

/** Counts how often the clients of one process ask STS for a role. By hand the look-up of the brokers asks once more. */
final class AssumeRoleCalls implements MeasuredFigure {

    @Override
    public String name() {
        return "assume-role";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        List<FigureRow> rows = new ArrayList<>();
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            ClientPrograms programs = new ClientPrograms(msk);
            for (String count : List.of("1", "10", "100")) {
                RunSpread portolan = RunSpread.of(calls(msk, programs, programs.portolan(), count));
                RunSpread byHand = RunSpread.of(calls(msk, programs, programs.byHand(), count));
                rows.add(new FigureRow(
                        "AssumeRole calls per hop (clients: " + count + ")",
                        "calls",
                        portolan,
                        byHand,
                        FigureTarget.atMost(1)));
            }
        }
        try (LocalMsk msk = BenchmarkEstates.twoHops().start()) {
            ClientPrograms programs = new ClientPrograms(msk);
            double each = calls(msk, programs, programs.portolan(), "100") / 2;
            rows.add(new FigureRow(
                    "  with two hops (clients: 100)", "calls", RunSpread.of(each), null, FigureTarget.atMost(1)));
        }
        return rows;
    }

    private static double calls(LocalMsk msk, ClientPrograms programs, List<String> source, String count)
            throws Exception {
        msk.calls().reset();
        programs.run(ManyClients.class, source, count, "counted");
        return msk.calls().count("sts:AssumeRole");
    }
}
