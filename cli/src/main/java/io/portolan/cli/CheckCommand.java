package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PreflightReports;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Can this host reach these clusters? */
@Command(
        name = "check",
        header = "Checks the path to clusters and shows what is wrong and what to change.",
        description = "The path goes from catalog and roles to DNS, TCP, TLS, IAM and the brokers that the cluster"
                + " advertises. Eight clusters are checked at a time.",
        footer = {
            "  portolan check orders payments@us-west-2",
            "  portolan check --all --html report.html",
            "  portolan check --all --json | jq '.clusters[] | select(.status == \"failed\").name'"
        })
final class CheckCommand implements Callable<Integer> {

    private final CommandOutput output;

    @ArgGroup(multiplicity = "1")
    ClusterSelection selection = new ClusterSelection();

    @ArgGroup
    ReportOptions reportOptions = new ReportOptions();

    @Mixin
    AccessOptions access = new AccessOptions();

    CheckCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        ClusterCatalog catalog = access.catalog.load();
        PreflightReports reports =
                access.use(catalog, output, portolan -> portolan.preflight(selection.clusterNames(catalog)));
        reportOptions.print(reports, output);
        return ExitCode.of(reports.severity());
    }
}
