package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Is a catalog sound? */
@Command(
        name = "lint",
        header = "Checks a catalog and shows all faults with file, line and key.",
        description =
                "It makes no call and resolves no name, so it runs anywhere. The exit code of a faulty catalog is 2.",
        footer = {"  portolan catalog lint", "  portolan catalog lint prod/portolan.yaml"})
final class LintCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = CatalogOption.DEFAULT,
            description = "The catalog, or - (default: $$PORTOLAN_CLI_CATALOG or portolan.yaml).")
    Path file = Path.of("");

    LintCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        ClusterCatalog catalog = CatalogOption.load(file);
        int clusters = catalog.clusters().size();
        String environment = catalog.environment().isEmpty() ? "" : ", environment " + catalog.environment();
        output.out()
                .println(file + " has no faults (" + clusters + (clusters == 1 ? " cluster" : " clusters") + environment
                        + ")");
        return ExitCode.FINE;
    }
}
