package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Step;
import io.portolan.testkit.LocalMsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Prints how long a preflight of 1, 10 and 50 clusters takes. STS, the MSK API, name servers and brokers are 60 ms away. Run it
 * with {@code mvn test -pl cli -am -Dtest=PreflightBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 *
 * <p>All clusters of the catalog are the same cluster of the estate. So 50 of them burden two brokers more than they would in
 * reality. Each run starts without any knowledge. Only the first has a cold JVM.
 */
class PreflightBenchmark {

    private static final Duration DELAY = Duration.ofMillis(60);

    @Test
    void preflightAgainstItsCriticalPath() throws Exception {
        try (LocalMsk msk = CommandRun.estate().start()) {
            String text = msk.catalogText("shop");
            msk.faults().latency(DELAY);
            System.out.println("clusters  whole ms  slowest ms  its critical path ms");
            for (int clusters : List.of(1, 1, 10, 50)) {
                Path catalog = CommandRun.catalog(msk, any -> declare(clusters, text));
                CommandRun.runAs(msk, () -> measure(ClusterCatalog.load(catalog)));
            }
        }
    }

    private static void measure(ClusterCatalog catalog) {
        try (Portolan portolan = Portolan.builder(catalog)
                .preflightDeadline(Duration.ofMinutes(1))
                .open()) {
            long start = System.nanoTime();
            PreflightReports reports = portolan.preflight(catalog.clusterNames());
            long whole = (System.nanoTime() - start) / 1_000_000;
            assertThat(reports.severity()).as(reports.toString()).isNotEqualTo(Severity.FAILURE);
            PreflightReport slowest = reports.reports().stream()
                    .max(Comparator.comparing(PreflightReport::duration))
                    .orElseThrow();
            Duration path = slowest.criticalPath().stream().map(Step::duration).reduce(Duration.ZERO, Duration::plus);
            System.out.printf(
                    "%8d  %8d  %10d  %20d%n",
                    catalog.clusterNames().size(), whole, slowest.duration().toMillis(), path.toMillis());
        }
    }

    /** Gives the one cluster this many names. */
    private static String declare(int clusters, String text) {
        String entry = text.substring(text.indexOf("  orders:\n"), text.indexOf("defaults:"));
        return text.replace(
                entry,
                IntStream.rangeClosed(1, clusters)
                        .mapToObj(number -> entry.replace("  orders:\n", "  orders-" + number + ":\n"))
                        .collect(Collectors.joining()));
    }
}
