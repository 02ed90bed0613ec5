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

/** Runs {@link LookupBenchmark} by JMH, with its profiler of allocation. */
final class WarmLookup implements Figure {

    @Override
    public String name() {
        return "warm-lookup";
    }

    @Override
    public List<Row> measure(Options options) throws Exception {
        try (LocalMsk msk = Estates.oneHop().start()) {
            Collection<RunResult> results = run(msk);
            Spread ours = time(results, "portolan");
            return List.of(
                    new Row(
                            "bootstrapBrokers() when known, by a bare Caffeine get",
                            "ns",
                            ours,
                            time(results, "unbounded"),
                            Target.ratioAtMost(1.5)),
                    new Row("  by one that is bounded in size", "ns", ours, time(results, "bounded"), Target.none()),
                    new Row(
                            "  by one that refreshes and counts",
                            "ns",
                            ours,
                            time(results, "refreshed"),
                            Target.none()),
                    new Row("  allocation", "B", allocation(results), null, Target.atMost(0)));
        }
    }

    private static Collection<RunResult> run(LocalMsk msk) throws RunnerException {
        Site site = msk.site(Estates.SITE);
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
                                "-D" + LookupBenchmark.CATALOG + "=" + msk.catalog(Estates.SITE))
                        .build())
                .run();
    }

    private static Spread time(Collection<RunResult> results, String method) {
        return spread(results, method, "");
    }

    /** To a tenth of a byte: below that is what the profiler itself does in the meantime. */
    private static Spread allocation(Collection<RunResult> results) {
        double bytes = spread(results, "portolan", "gc.alloc.rate.norm").median();
        return Spread.of(Math.rint(bytes * 10) / 10);
    }

    private static Spread spread(Collection<RunResult> results, String method, String secondary) {
        return Spread.of(results.stream()
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
