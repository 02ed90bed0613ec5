package io.portolan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where are a cluster's bootstrap brokers? */
@Command(
        name = "resolve",
        header = "Prints a cluster's bootstrap brokers and nothing else.",
        description = "They come from the catalog or from the MSK API of the cluster's region and account."
                + " No broker is contacted.",
        footer = {
            "  portolan resolve orders",
            "  portolan resolve orders@us-west-2 --profile dev",
            "  kafka-topics.sh --bootstrap-server \"$$(portolan resolve orders)\" ..."
        })
final class ResolveCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Parameters(paramLabel = "NAME", description = "The cluster's name in the catalog, its name@region or its ARN.")
    String name = "";

    @Mixin
    AccessOptions access = new AccessOptions();

    ResolveCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        String brokers = access.use(
                output, portolan -> portolan.cluster(name).bootstrapBrokers().bootstrapServers());
        output.out().println(brokers);
        return ExitCode.FINE;
    }
}
