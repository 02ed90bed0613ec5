package io.portolan.cli;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.PreflightPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which properties do other Kafka clients need? */
@Command(
        name = "config",
        header = "Prints a client.properties, or with --for the file of another program.",
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
            "      --bootstrap-server \"$$(portolan resolve orders)\"        # before Kafka 4.2: --producer.config",
            "  portolan config orders --for connect > connect-distributed.properties",
            "  portolan config orders payments --for mirror-maker > mm2.properties"
        })
final class ConfigCommand implements Callable<Integer> {

    private static final String RACK = "client.rack";

    private final CommandOutput output;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description =
                    "The cluster's name in the catalog, its name@region or its ARN. For mirror-maker the cluster to read"
                            + " and then those to write.")
    List<String> names = List.of();

    @Option(
            names = "--for",
            paramLabel = "PROGRAM",
            converter = KafkaProgram.Converter.class,
            completionCandidates = KafkaProgram.Words.class,
            description = "Print a file for this program, with its prefixes and with comments that say what goes where:"
                    + " ${COMPLETION-CANDIDATES}.")
    Optional<KafkaProgram> program = Optional.empty();

    @Mixin
    AccessOptions access = new AccessOptions();

    ConfigCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        requireFittingNames();
        ClusterCatalog catalog = access.catalog.load();
        List<ClusterConfig> clusters = access.use(
                needsCredentials(catalog) ? catalog : catalog.withPreflight(PreflightPolicy.OFF),
                output,
                portolan -> names.stream()
                        .map(name -> config(portolan, name, catalog))
                        .toList());
        clusters.forEach(this::printRackNote);
        output.out()
                .print(program.map(chosen -> chosen.file(clusters))
                        .orElseGet(() -> ClientProperties.plain(clusters.get(0))));
        return ExitCode.FINE;
    }

    private void printRackNote(ClusterConfig cluster) {
        if (cluster.hasAutomaticRack()) {
            String comment = program.equals(Optional.of(KafkaProgram.FLINK)) ? "--" : "#";
            String prefix =
                    program.map(chosen -> chosen.consumerPrefix(cluster)).orElse("");
            output.out()
                    .print(comment + " client.rack of cluster " + cluster.name() + " is auto. Set " + prefix + RACK
                            + " to the zone id of the host that uses this file, such as use1-az1.\n");
        }
    }

    private void requireFittingNames() {
        boolean mirrors = program.equals(Optional.of(KafkaProgram.MIRROR_MAKER));
        if (mirrors && names.size() < 2) {
            throw badNames("--for mirror-maker needs the cluster to read and at least one to write");
        }
        if (!mirrors && names.size() > 1) {
            throw badNames("Only --for mirror-maker takes several names");
        }
    }

    private ParameterException badNames(String reason) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), reason);
    }

    /** Whether brokers have to be looked up or a role has to be assumed. Plain Kafka has neither, and is checked without. */
    private boolean needsCredentials(ClusterCatalog catalog) {
        return !names.stream().allMatch(name -> needsNone(catalog, name));
    }

    private static boolean needsNone(ClusterCatalog catalog, String name) {
        return catalog.clusters().stream()
                .filter(cluster -> cluster.name().equals(name) || cluster.name().startsWith(name + "@"))
                .anyMatch(cluster -> cluster.authentication().usesAwsIdentity()
                        && !cluster.source().needsLookup()
                        && cluster.access().dataPlane().isEmpty());
    }

    private static ClusterConfig config(Portolan portolan, String name, ClusterCatalog catalog) {
        Cluster cluster = portolan.cluster(name);
        ClusterConfig made = new ClusterConfig(cluster.definition(), new LinkedHashMap<>());
        Map<String, String> config = made.properties();
        // The zone of this host is of no use on another. So AWS is not asked for it.
        Map<String, String> overrides = made.hasAutomaticRack() ? Map.of(RACK, "") : Map.of();
        cluster.sharedConfig(overrides).forEach((key, value) -> config.put(key, value.toString()));
        config.keySet().removeAll(overrides.keySet());
        PreflightPolicy policy = catalog.cluster(
                        name, () -> cluster.definition().region().orElseThrow())
                .settings()
                .preflight();
        config.computeIfPresent("sasl.jaas.config", (key, jaas) -> withPolicy(policy, jaas));
        return made;
    }

    /** The preflight may be left out here, but the client's guard keeps the policy of the catalog. */
    private static String withPolicy(PreflightPolicy policy, String jaas) {
        String word = policy.name().toLowerCase(Locale.ROOT);
        return jaas.replace("portolan.preflight=\"off\"", "portolan.preflight=\"" + word + "\"");
    }
}
