package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs programs that take a {@link Way} as their last arguments, in fresh JVMs of an estate. */
record Clients(ClientJvm jvm, List<String> portolan, List<String> byHand) {

    Clients(LocalMsk msk) throws IOException {
        this(
                Estates.client(msk, List.of()),
                List.of(Ours.NAME, Estates.catalog(msk).toString(), Estates.CLUSTER),
                Stream.concat(Stream.of(Theirs.NAME), Estates.byHand(msk).arguments().stream())
                        .toList());
    }

    /** What the program told. */
    Map<String, Double> run(Class<?> program, List<String> way, String... arguments)
            throws IOException, InterruptedException {
        return jvm.run(
                program, Stream.concat(Stream.of(arguments), way.stream()).toArray(String[]::new));
    }
}
