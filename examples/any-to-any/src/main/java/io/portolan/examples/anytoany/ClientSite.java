package io.portolan.examples.anytoany;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.SiteReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes round trips from this host to some clusters of a catalog. The base identity is the AWS SDK's default chain. */
final class ClientSite {

    private final CommandOptions options;
    private final PrintStream out;
    private final PrintStream errors;

    ClientSite(CommandOptions options, PrintStream out, PrintStream errors) {
        this.options = options;
        this.out = out;
        this.errors = errors;
    }

    /** Makes the round trips and prints the results. Returns whether all succeeded. */
    boolean visit(Path file) throws IOException {
        List<RoundTripRow> rows = new ArrayList<>();
        ClusterCatalog catalog = ClusterCatalog.load(file);
        try (Portolan portolan = Portolan.open(catalog)) {
            options.clusters().forEach(name -> rows.add(roundTrip(portolan, name)));
            if (options.report().isPresent()) {
                leaveReport(
                        portolan.preflight(catalog.clusterNames()),
                        options.report().get());
            }
        }
        if (options.rows()) {
            rows.forEach(row -> out.println(row.toLine()));
        } else {
            out.print(RoundTripTable.of(rows));
        }
        return rows.stream().allMatch(RoundTripRow::ok);
    }

    /** The report on all clusters of the catalog replaces the last one of this site. It says what has changed since that. */
    private void leaveReport(PreflightReports reports, Path folder) throws IOException {
        Path file = folder.resolve(options.site() + ".json");
        String earlier = Files.exists(file) ? Files.readString(file) : "";
        SiteReport report = SiteReport.ofThisHost(Optional.of(options.site()), Instant.now(), reports);
        Files.writeString(file, report.changedSince(earlier).toJson());
    }

    private RoundTripRow roundTrip(Portolan portolan, String name) {
        try {
            return new RoundTrip(portolan.cluster(name), options.topic()).run(options.site(), options.createTopic());
        } catch (PortolanException e) {
            errors.println(e.getMessage());
            return failed(name, e.findings().get(e.findings().size() - 1).code().name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(name, "interrupted");
        } catch (Exception e) {
            errors.println(name + ": " + e);
            return failed(name, e.getClass().getSimpleName());
        }
    }

    private RoundTripRow failed(String name, String problem) {
        return new RoundTripRow(options.site(), name, 0, Map.of(), problem);
    }
}
