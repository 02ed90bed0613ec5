package io.portolan.benchmarks;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link LookupBenchmark} with JMH and its profiler of allocation. */
final class WarmLookup implements MeasuredFigure {

    @Override
    public String name() {
        return "warm-lookup";
    }

    @Override
    public List<FigureRow> measure(BenchmarkOptions options) throws Exception {
        try (LocalMsk msk = BenchmarkEstates.oneHop().start()) {
            Collection<RunResult> results = run(msk);
            RunSpread portolan = time(results, "portolan");
            return List.of(
                    new FigureRow(
                            "bootstrapBrokers() from memory, against a bare Caffeine get",
                            "ns",
                            portolan,
                            time(results, "unbounded"),
                            FigureTarget.ratioAtMost(1.5)),
                    new FigureRow(
                            "  against a cache with a size limit",
                            "ns",
                            portolan,
                            time(results, "bounded"),
                            FigureTarget.none()),
                    new FigureRow(
                            "  against a cache that refreshes and counts hits",
                            "ns",
                            portolan,
                            time(results, "refreshed"),
                            FigureTarget.none()),
                    new FigureRow("  allocation", "B", allocation(results), null, FigureTarget.atMost(0)));
        }
    }

    private static Collection<RunResult> run(LocalMsk msk) throws RunnerException {
        Site site = msk.site(BenchmarkEstates.SITE);
        return new Runner(new OptionsBuilder()
                        .include(LookupBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .jvmArgs(
                                "-Djdk.net.hosts.file=" + site.hostsFile(),
                                "-Daws.region=" + site.region(),
                                "-Daws.accessKeyId=" + site.credentials().accessKeyId(),
                                "-Daws.secretAccessKey=" + site.credentials().secretAccessKey(),
                                "-D" + LookupBenchmark.CATALOG + "=" + msk.catalog(BenchmarkEstates.SITE))
                        .build())
                .run();
    }

    private static RunSpread time(Collection<RunResult> results, String method) {
        return spread(results, method, "");
    }

    /** Rounds to a tenth of a byte, since the profiler itself allocates less than that. */
    private static RunSpread allocation(Collection<RunResult> results) {
        double bytes = spread(results, "portolan", "gc.alloc.rate.norm").median();
        return RunSpread.of(Math.rint(bytes * 10) / 10);
    }

    private static RunSpread spread(Collection<RunResult> results, String method, String secondary) {
        return RunSpread.of(results.stream()
                .filter(result -> name(result.getParams()).equals(method))
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .<Result<?>>map(iteration -> secondary.isEmpty()
                        ? iteration.getPrimaryResult()
                        : iteration.getSecondaryResults().get(secondary))
                .map(Result::getScore)
                .toList());
    }

    private static String name(BenchmarkParams params) {
        return params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    }
}
