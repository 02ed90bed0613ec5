package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.topology.EstateInspection;
import io.portolan.topology.SiteChoice;
import io.portolan.topology.explain.Drift;
import io.portolan.topology.explain.Explanation;
import io.portolan.topology.plan.PlanSelection;
import java.io.IOException;
import java.util.Optional;

/** Does the work of the commands that read the control planes. */
record ExplanationRun(AccessOptions access, CommandOutput output) {

    int explain(ExplainCommand options) throws IOException {
        ClusterCatalog catalog = access.catalog.load();
        SiteChoice site = options.place
                .site
                .map(SiteChoice::named)
                .or(() -> options.place.vpc.map(SiteChoice::inVpc))
                .orElseGet(SiteChoice::ofThisHost);
        boolean preflight = !options.withoutPreflight && !isElsewhere(options.place.site);
        Explanation explanation = access.use(
                catalog,
                output,
                portolan -> new EstateInspection(portolan, catalog).explain(options.name, site, preflight));
        output.out().println(options.json ? explanation.toJson() : explanation.toText(output.colour(), options.all));
        if (options.html.isPresent()) {
            ReportOptions.write(explanation.toHtml(), options.html.get());
            output.out().println("Web page: " + options.html.get().toAbsolutePath());
        }
        return ExitCode.of(explanation.severity());
    }

    private boolean isElsewhere(Optional<String> site) {
        Optional<String> here = Optional.ofNullable(System.getenv("PORTOLAN_SITE"));
        boolean elsewhere = site.isPresent() && here.isPresent() && !here.equals(site);
        if (elsewhere) {
            output.err().println("This host is at " + here.get() + ", so nothing is checked from here.");
        }
        return elsewhere;
    }

    int drift(PlanSelection selection, ClusterCatalog catalog, boolean json) {
        Drift drift = access.use(catalog, output, portolan -> new EstateInspection(portolan, catalog).drift(selection));
        output.out().println(json ? drift.toJson() : drift.toText(output.colour()));
        return ExitCode.of(drift.severity());
    }
}
