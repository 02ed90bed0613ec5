package io.portolan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which resource keeps a site from a cluster? No method here names a type of the module for estates, since the start of the other
 * commands would load it.
 */
@Command(
        name = "explain",
        header = "Names the rule, endpoint, share, security group or role that keeps a site from a cluster.",
        description = {
            "It joins a preflight from this host with what the control planes of all accounts say. The catalog names the roles"
                    + " that read them below inspect-roles. Where a view is missing, it says so and what it would need.",
            "Without --site and --vpc the site is $$PORTOLAN_SITE, or that of this host's VPC by the metadata service of EC2"
                    + " or ECS."
        },
        footer = {
            "  portolan explain orders",
            "  portolan explain orders --site harbour --html orders.html",
            "  portolan explain orders --site shop --no-preflight --json"
        })
final class ExplainCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Parameters(paramLabel = "NAME", description = "The cluster's name in the catalog, its name@region or its ARN.")
    String name = "";

    @ArgGroup
    PlaceOptions place = new PlaceOptions();

    @Option(names = "--no-preflight", description = "This host is not at the site, so check nothing from here.")
    boolean withoutPreflight;

    @Option(names = "--all", description = "List all that is as it should be. JSON and the web page always have it.")
    boolean all;

    @Option(names = "--json", description = "Print JSON and nothing else.")
    boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a web page that is complete in one file.")
    Optional<Path> html = Optional.empty();

    @Mixin
    AccessOptions access = new AccessOptions();

    ExplainCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        return new ExplanationRun(access, output).explain(this);
    }

    /** Where the client is. */
    static final class PlaceOptions {

        @Option(names = "--site", paramLabel = "SITE", description = "The client site of this name in the catalog.")
        Optional<String> site = Optional.empty();

        @Option(names = "--vpc", paramLabel = "ID", description = "The client site in this VPC.")
        Optional<String> vpc = Optional.empty();
    }
}
