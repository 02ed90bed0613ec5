package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs programs in fresh JVMs of an estate. Their last arguments name a {@link ClientSource}. */
record ClientPrograms(ClientJvm jvm, List<String> portolan, List<String> byHand) {

    ClientPrograms(LocalMsk msk) throws IOException {
        this(
                BenchmarkEstates.client(msk, List.of()),
                List.of(PortolanClients.NAME, BenchmarkEstates.catalog(msk).toString(), BenchmarkEstates.CLUSTER),
                Stream.concat(Stream.of(ByHandClients.NAME), BenchmarkEstates.byHand(msk).arguments().stream())
                        .toList());
    }

    /** Runs a program and returns the values that it reports. */
    Map<String, Double> run(Class<?> program, List<String> source, String... arguments)
            throws IOException, InterruptedException {
        return jvm.run(
                program, Stream.concat(Stream.of(arguments), source.stream()).toArray(String[]::new));
    }
}
