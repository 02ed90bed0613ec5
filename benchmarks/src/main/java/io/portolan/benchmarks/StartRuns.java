package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Starts fresh JVMs that send one record and returns the milliseconds that each needed for it. */
record StartRuns(LocalMsk msk, Path catalog) {

    private static final String TOPIC = "start";

    double portolan(List<String> flags) throws IOException, InterruptedException {
        return run(flags, StartWithPortolan.class, catalog.toString(), BenchmarkEstates.CLUSTER, TOPIC);
    }

    double byHand(List<String> flags) throws IOException, InterruptedException {
        return run(flags, StartByHand.class, byHand().toArray(String[]::new));
    }

    /** Starts by hand without a look-up, because the brokers are given. */
    double given() throws IOException, InterruptedException {
        List<String> arguments = byHand();
        arguments.add(msk.cluster(BenchmarkEstates.CLUSTER).bootstrapServers());
        return run(List.of(), StartByHand.class, arguments.toArray(String[]::new));
    }

    private List<String> byHand() {
        List<String> arguments = new ArrayList<>(List.of(TOPIC));
        arguments.addAll(BenchmarkEstates.byHand(msk).arguments());
        return arguments;
    }

    private double run(List<String> flags, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        return Objects.requireNonNull(
                BenchmarkEstates.client(msk, flags).run(program, arguments).get("ms"), "no result");
    }
}
