package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.cli.SiteOptions.ReportFailure;
import io.portolan.diagnosis.PreflightReports;
import java.io.IOException;
import java.util.List;
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
            "  portolan check --all --site shop --report reports",
            "  portolan check --all --json | jq '.clusters[] | select(.status == \"failed\").name'"
        })
final class CheckCommand implements Callable<Integer> {

    private final CommandOutput output;

    @ArgGroup(multiplicity = "1")
    ClusterSelection selection = new ClusterSelection();

    @ArgGroup
    ReportOptions reportOptions = new ReportOptions();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    AccessOptions access = new AccessOptions();

    CheckCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        site.check();
        ClusterCatalog catalog = access.catalog.load();
        PreflightReports reports =
                access.use(catalog, output, portolan -> portolan.preflight(selection.clusterNames(catalog)));
        List<ReportFailure> failures;
        try {
            reportOptions.print(new ReportForms(reports::toText, reports::toJson, reports::toHtml), output);
        } finally {
            failures = site.leave(reports, site.places(access, catalog, output));
            failures.forEach(failure -> output.err().println("portolan: " + failure.message()));
        }
        return ReportFailure.exitCode(failures, reports.severity());
    }
}
