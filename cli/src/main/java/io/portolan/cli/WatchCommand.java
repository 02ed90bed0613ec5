package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.cli.SiteOptions.ReportFailure;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** When does the path to a cluster change? */
@Command(
        name = "watch",
        header = "Checks clusters again and again and prints only changes of state.",
        description =
                "Each round starts from nothing. It assumes the roles and asks the MSK API and the name servers again."
                        + " The command ends on Ctrl-C or after --count rounds. The exit code is that of the last round.",
        footer = {
            "  portolan watch orders",
            "  portolan watch --all --interval 5m",
            "  portolan watch orders --count 10",
            "  portolan watch --all --site shop --report-topic orders/site-reports"
        })
final class WatchCommand implements Callable<Integer> {

    private final CommandOutput output;
    private final Map<String, ClusterState> states = new HashMap<>();
    private List<ReportFailure> told = List.of();

    @ArgGroup(multiplicity = "1")
    ClusterSelection selection = new ClusterSelection();

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "The pause between two rounds (default: ${DEFAULT-VALUE}).")
    Duration interval = Duration.ZERO;

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = Count.class,
            description = "How many rounds to run (default: no limit).")
    int count = Integer.MAX_VALUE;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    AccessOptions access = new AccessOptions();

    WatchCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        site.check();
        ClusterCatalog catalog = access.catalog.load();
        List<ReportPlace> places = site.places(access, catalog, output);
        for (int round = 1; ; round++) {
            PreflightReports reports =
                    access.use(catalog, output, portolan -> portolan.preflight(selection.clusterNames(catalog)));
            reports.forEach(this::compare);
            List<ReportFailure> failures = site.leave(reports, places);
            tell(failures);
            if (round >= count || !pause()) {
                return ReportFailure.exitCode(failures, reports.severity());
            }
        }
    }

    /** Reads a number of at least one. */
    static final class Count implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            if (!text.matches("0*[1-9]\\d{0,8}")) {
                throw new TypeConversionException("'" + text + "' is not a number above zero");
            }
            return Integer.valueOf(text);
        }
    }

    /** Says that reports cannot be left, once until that changes. The watch goes on. */
    private void tell(List<ReportFailure> failures) {
        if (!failures.equals(told)) {
            failures.forEach(failure -> output.err().println("portolan: " + failure.message()));
            told = failures;
        }
    }

    private void compare(PreflightReport report) {
        ClusterState now = ClusterState.of(report);
        ClusterState before = states.put(report.cluster(), now);
        if (!now.equals(before)) {
            output.out().println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + now.describeSince(before));
        }
    }

    /** Waits for the next round. Returns false on an interrupt or when nobody reads the output any more. */
    private boolean pause() {
        try {
            return !output.out().checkError()
                    && !new CountDownLatch(1).await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
