package io.portolan.examples.anytoany;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    boolean visit(Path catalog) {
        List<RoundTripRow> rows = new ArrayList<>();
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(catalog))) {
            options.clusters().forEach(name -> rows.add(roundTrip(portolan, name)));
        }
        if (options.rows()) {
            rows.forEach(row -> out.println(row.toLine()));
        } else {
            out.print(RoundTripTable.of(rows));
        }
        return rows.stream().allMatch(RoundTripRow::ok);
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
