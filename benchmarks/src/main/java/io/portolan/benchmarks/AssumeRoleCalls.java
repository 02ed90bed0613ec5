package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.List;

/** How often STS is asked for a role, by so many clients of one process. By hand the look-up of the brokers is one more asker. */
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
                        "AssumeRole per hop, clients: " + count, "calls", portolan, byHand, FigureTarget.atMost(1)));
            }
        }
        try (LocalMsk msk = BenchmarkEstates.twoHops().start()) {
            ClientPrograms programs = new ClientPrograms(msk);
            double each = calls(msk, programs, programs.portolan(), "100") / 2;
            rows.add(new FigureRow(
                    "the same, 100 clients, two hops", "calls", RunSpread.of(each), null, FigureTarget.atMost(1)));
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
