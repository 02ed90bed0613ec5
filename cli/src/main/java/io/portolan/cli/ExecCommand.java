package io.portolan.cli;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What does a program of any language do as a client of a cluster? */
@Command(
        name = "exec",
        header = "Runs a command that has the credentials of a cluster's clients.",
        description = {
            "The command gets an endpoint for credentials, as in a container. AWS's SDKs of all languages find it by"
                    + " themselves. The session is kept fresh until the command ends. Other identities are removed from"
                    + " its environment, and AWS_REGION is that of the cluster. KAFKA_BOOTSTRAP_SERVERS has the bootstrap"
                    + " brokers.",
            "The cluster's preflight policy applies before the command starts. The exit code is that of the command. It is"
                    + " 127 if the command cannot be started."
        },
        exitCodeList = {
            "any:The code of the command, once it has started.",
            "1:A failure kept the command from its start.",
            "2:An option or a cluster is unknown, the catalog is faulty or the environment names another identity.",
            "70:A fault of this program.",
            "127:The command cannot be started."
        },
        footer = {
            "  portolan exec orders -- node consumer.mjs",
            "  portolan exec orders@us-west-2 --profile dev -- aws sts get-caller-identity",
            "  portolan exec orders -- sh -c 'python3 tail.py --brokers \"$$KAFKA_BOOTSTRAP_SERVERS\"'"
        })
final class ExecCommand implements Callable<Integer> {

    /** As shells say it. */
    private static final int NOT_STARTED = 127;

    private final CommandOutput output;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The cluster's name in the catalog, its name@region or its ARN.")
    String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments. Write -- before it.")
    List<String> command = List.of();

    @Mixin
    AccessOptions access = new AccessOptions();

    ExecCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        CommandEnvironment.requireNoIdentity(builder.environment());
        ClusterCatalog catalog = access.catalog.load();
        ProgressLine progress = ProgressLine.open(output);
        try (Portolan portolan = access.open(catalog, progress)) {
            Cluster cluster = prepare(portolan, progress);
            try (CredentialsServer endpoint = CredentialsServer.start(cluster.credentials(), output.err())) {
                CommandEnvironment.apply(
                        builder.environment(),
                        endpoint,
                        cluster.definition().region().orElseThrow().id(),
                        cluster.bootstrapBrokers().bootstrapServers());
                return run(builder);
            }
        }
    }

    /** Shows the faults that the command would show later in other words. The terminal is the command's afterwards. */
    private Cluster prepare(Portolan portolan, ProgressLine progress) {
        try (progress) {
            Cluster cluster = portolan.cluster(name);
            CredentialsJson.ofContainer(cluster.credentials().resolveCredentials());
            cluster.clientConfig();
            return cluster;
        }
    }

    private int run(ProcessBuilder builder) throws InterruptedException {
        try (ForwardedSignals signals = ForwardedSignals.begin()) {
            Process running = builder.start();
            signals.sendTo(running.toHandle());
            return running.waitFor();
        } catch (IOException e) {
            output.err().println("portolan: " + e.getMessage());
            return NOT_STARTED;
        }
    }
}
