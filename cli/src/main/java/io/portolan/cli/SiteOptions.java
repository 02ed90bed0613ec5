package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.SiteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which a site leaves its reports for the matrix. */
final class SiteOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Also leave the report of this host in a folder, for portolan matrix.")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--report-topic",
            paramLabel = "CLUSTER/TOPIC",
            converter = TopicAddress.Converter.class,
            description = "The same in a topic of a cluster of the catalog. It should be compacted.")
    Optional<TopicAddress> topic = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "NAME",
            description = "This host's site in these reports (default: $$PORTOLAN_SITE or the host's name).")
    Optional<String> site = Optional.empty();

    /** Where reports go. They are made once and used for all rounds. */
    List<ReportPlace> places(AccessOptions access, ClusterCatalog catalog, CommandOutput output) {
        List<ReportPlace> places = new ArrayList<>();
        folder.ifPresent(path -> places.add(new ReportFolder(path)));
        topic.ifPresent(address -> places.add(new ReportTopic(address, access, catalog, output)));
        return places;
    }

    /** Refuses a site's name before anything is done. */
    void check() {
        report(PreflightReports.of(List.of()));
    }

    /** Leaves the reports at all places. Returns why it failed at some, and prints nothing. */
    List<ReportFailure> leave(PreflightReports reports, List<ReportPlace> places) {
        SiteReport report = report(reports);
        List<ReportFailure> failures = new ArrayList<>();
        for (ReportPlace place : places) {
            try {
                place.leave(report);
            } catch (IOException e) {
                failures.add(new ReportFailure(String.valueOf(e.getMessage()), ExitCode.BAD_INPUT));
            } catch (PortolanException e) {
                failures.add(new ReportFailure(String.valueOf(e.getMessage()), ExitCode.of(e)));
            }
        }
        return failures;
    }

    private SiteReport report(PreflightReports reports) {
        try {
            return SiteReport.ofThisHost(site, Instant.now(), reports);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "--site or $PORTOLAN_SITE: the report " + e.getMessage(), e);
        }
    }

    /** Why a report could not be left. */
    record ReportFailure(String message, int exitCode) {

        /** The worst of these. Without any it is that of the check. */
        static int exitCode(List<ReportFailure> failures, Severity severity) {
            return failures.stream().mapToInt(ReportFailure::exitCode).max().orElseGet(() -> ExitCode.of(severity));
        }
    }
}
