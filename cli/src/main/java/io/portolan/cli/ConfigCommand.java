package io.portolan.cli;

import io.portolan.Cluster;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.PreflightPolicy;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which properties do other Kafka clients need? */
@Command(
        name = "config",
        header = "Prints a client.properties for Kafka's own tools, Connect, Flink and Spark.",
        description = {
            "The tool needs portolan-core and its dependencies on its class path. They are in the folder lib beside"
                    + " portolan.jar. Leave out kafka-clients and slf4j, because the tool has its own."
                    + " It also needs an identity that may assume the roles.",
            "The cluster's preflight policy applies. A failure is shown instead of the properties."
                    + " A cluster without a role whose brokers the catalog gives is not checked. This needs no credentials."
        },
        footer = {
            "  portolan config orders > client.properties",
            "  export CLASSPATH=$$(ls lib/*.jar | grep -vE '/(kafka-clients|slf4j)-' | paste -sd:)",
            "  kafka-console-producer.sh --command-config client.properties --topic orders \\",
            "      --bootstrap-server \"$$(portolan resolve orders)\"        # before Kafka 4.2: --producer.config"
        })
final class ConfigCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Parameters(paramLabel = "NAME", description = "The cluster's name in the catalog, its name@region or its ARN.")
    String name = "";

    @Mixin
    AccessOptions access = new AccessOptions();

    ConfigCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        ClusterCatalog catalog = access.catalog.load();
        String properties = access.use(
                needsCredentials(catalog) ? catalog : catalog.withPreflight(PreflightPolicy.OFF),
                output,
                portolan -> properties(portolan.cluster(name), catalog));
        output.out().print(properties);
        return ExitCode.FINE;
    }

    /** Whether brokers have to be looked up or a role has to be assumed. Plain Kafka has neither, and is checked without. */
    private boolean needsCredentials(ClusterCatalog catalog) {
        return catalog.clusters().stream()
                .filter(cluster -> cluster.name().equals(name) || cluster.name().startsWith(name + "@"))
                .noneMatch(cluster -> cluster.authentication().usesAwsIdentity()
                        && !cluster.source().needsLookup()
                        && cluster.access().dataPlane().isEmpty());
    }

    private String properties(Cluster cluster, ClusterCatalog catalog) {
        Map<String, Object> config = cluster.clientConfig();
        PreflightPolicy policy = catalog.cluster(
                        name, () -> cluster.definition().region().orElseThrow())
                .settings()
                .preflight();
        config.computeIfPresent("sasl.jaas.config", (key, jaas) -> withPolicy(policy, jaas.toString()));
        // It carries a number of this JVM and is of no use in another.
        if (!cluster.definition().settings().kafka().containsKey("client.id")) {
            config.remove("client.id");
        }
        return ClientProperties.of(cluster.definition(), config);
    }

    /** The preflight may be left out here, but the client's guard keeps the policy of the catalog. */
    private static String withPolicy(PreflightPolicy policy, String jaas) {
        String word = policy.name().toLowerCase(Locale.ROOT);
        return jaas.replace("portolan.preflight=\"off\"", "portolan.preflight=\"" + word + "\"");
    }
}
