package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.util.ArrayList;
import java.util.List;

/** How often STS is asked for a role, by so many clients of one process. By hand the look-up of the brokers is one more asker. */
final class AssumeRoleCalls implements Figure {

    @Override
    public String name() {
        return "assume-role";
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (LocalMsk msk = Estates.oneHop().start()) {
            Clients clients = new Clients(msk);
            for (String count : List.of("1", "10", "100")) {
                Spread ours = Spread.of(calls(msk, clients, clients.portolan(), count));
                Spread byHand = Spread.of(calls(msk, clients, clients.byHand(), count));
                rows.add(new Row("AssumeRole per hop, clients: " + count, "calls", ours, byHand, Target.atMost(1)));
            }
        }
        try (LocalMsk msk = Estates.twoHops().start()) {
            Clients clients = new Clients(msk);
            double each = calls(msk, clients, clients.portolan(), "100") / 2;
            rows.add(new Row("the same, 100 clients, two hops", "calls", Spread.of(each), null, Target.atMost(1)));
        }
        return rows;
    }

    private static double calls(LocalMsk msk, Clients clients, List<String> way, String count) throws Exception {
        msk.calls().reset();
        clients.run(ManyClients.class, way, count, "counted");
        return msk.calls().count("sts:AssumeRole");
    }
}
