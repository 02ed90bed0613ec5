package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures what an archive of loaded classes saves both peers. It is an AOT cache from JDK 25 on and AppCDS before. */
final class ClassArchives implements MeasuredFigure {

    private static final int FIRST_WITH_AOT = 25;

    @Override
    public String name() {
        return "archives";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        Path folder = Files.createTempDirectory("portolan-archives");
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            StartRuns runs = new StartRuns(msk, BenchmarkEstates.withSnapshots(msk));
            boolean aot = Runtime.version().feature() >= FIRST_WITH_AOT;
            String make = aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
            String use = aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
            runs.portolan(List.of(make + folder.resolve("ours")));
            runs.byHand(List.of(make + folder.resolve("by-hand")));
            List<String> portolan = List.of(use + folder.resolve("ours"));
            List<String> byHand = List.of(use + folder.resolve("by-hand"));
            String kind = aot ? "AOT cache" : "AppCDS";
            PairedRounds both =
                    PairedRounds.of(options.runs(), () -> runs.portolan(portolan), () -> runs.byHand(byHand));
            PairedRounds gain =
                    PairedRounds.of(options.runs(), () -> runs.portolan(portolan), () -> runs.portolan(List.of()));
            return List.of(
                    both.row(
                            "main to first acknowledged record, restart (both with " + kind + ")",
                            "ms",
                            FigureTarget.none()),
                    gain.row("  Portolan with " + kind + ", against Portolan without", "ms", FigureTarget.none()));
        }
    }
}
