package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Is the estate as planned? */
@Command(
        name = "drift",
        header = "Compares the plan of the estate with what exists, and shows what differs.",
        description =
                "It reads the control planes of all accounts with the roles below inspect-roles, and changes nothing. What"
                        + " nobody may read is shown. It does not change the exit code, unless nothing can be read.",
        footer = {"  portolan drift", "  portolan drift --site shop", "  portolan drift --account 333333333333 --json"})
final class DriftCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    PlanSelectionOptions selection = new PlanSelectionOptions();

    @Option(names = "--json", description = "Print JSON and nothing else.")
    boolean json;

    @Mixin
    AccessOptions access = new AccessOptions();

    DriftCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        ClusterCatalog catalog = access.catalog.load();
        // An unknown site, region or account is refused here.
        selection.select(catalog, Objects.requireNonNull(spec).commandLine());
        return new ExplanationRun(access, output).drift(selection.toSelection(), catalog, json);
    }
}
