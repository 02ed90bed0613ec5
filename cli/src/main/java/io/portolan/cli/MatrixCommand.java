package io.portolan.cli;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.SiteMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which site reaches which cluster? */
@Command(
        name = "matrix",
        header = "Shows which site reaches which cluster, as the sites report it.",
        description =
                "Sites leave reports by check or watch with --report or --report-topic. The exit code is 1 if a pair of site and"
                        + " cluster failed or is not reported, or if a report cannot be read.",
        footer = {
            "  portolan matrix reports --sites shop,stock,harbour",
            "  portolan matrix reports --html matrix.html",
            "  portolan matrix --report-topic orders/site-reports --json"
        })
final class MatrixCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "A folder with reports.")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--report-topic",
            paramLabel = "CLUSTER/TOPIC",
            converter = TopicAddress.Converter.class,
            description = "A topic with reports, of a cluster of the catalog.")
    Optional<TopicAddress> topic = Optional.empty();

    @Option(
            names = "--sites",
            paramLabel = "NAME",
            split = ",",
            description = "The sites that must report (default: those of the catalog, if there is one).")
    List<String> sites = List.of();

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description =
                    "The environment. Reports of others are left out (default: that of the catalog or of most reports).")
    Optional<String> environment = Optional.empty();

    @Option(
            names = "--stale-after",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "15m",
            description = "Reports older than this are marked (default: ${DEFAULT-VALUE}).")
    Duration staleAfter = Duration.ZERO;

    @ArgGroup
    ReportOptions reportOptions = new ReportOptions();

    @Mixin
    AccessOptions access = new AccessOptions();

    MatrixCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (folder.isEmpty() && topic.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing: DIR or --report-topic CLUSTER/TOPIC");
        }
        if (sites.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(
                    command.commandLine(), "Invalid value for option '--sites': a name is empty, unlike in shop,stock");
        }
        Optional<ClusterCatalog> catalog =
                topic.isPresent() ? Optional.of(access.catalog.load()) : access.catalog.loadIfGiven();
        SiteMatrix.Builder builder =
                SiteMatrix.builder().sites(expectedSites(catalog)).staleAfter(staleAfter);
        environment.or(() -> catalog.map(ClusterCatalog::environment)).ifPresent(builder::environment);
        catalog.filter(given -> environment.isEmpty() || environment.get().equals(given.environment()))
                .ifPresent(given -> addPairs(given, builder));
        if (folder.isPresent()) {
            new ReportFolder(folder.get()).addTo(builder);
        }
        if (topic.isPresent()) {
            new ReportTopic(topic.get(), access, catalog.orElseThrow(), output).addTo(builder);
        }
        SiteMatrix matrix = builder.build(Instant.now());
        reportOptions.print(new ReportForms(matrix::toText, matrix::toJson, matrix::toHtml), output);
        return matrix.failed() ? ExitCode.FAILURE : ExitCode.FINE;
    }

    private static void addPairs(ClusterCatalog catalog, SiteMatrix.Builder matrix) {
        catalog.clusters().forEach(cluster -> matrix.addCluster(cluster.name(), cluster.regionId()));
        for (ClientSite site : catalog.estate().clientSites().values()) {
            for (ClusterDefinition cluster : catalog.clusters()) {
                if (!site.uses(cluster)) {
                    matrix.addUnused(site.name(), cluster.name(), cluster.regionId());
                }
            }
        }
    }

    private List<String> expectedSites(Optional<ClusterCatalog> catalog) {
        return sites.isEmpty()
                ? catalog.map(given -> List.copyOf(given.estate().clientSites().keySet()))
                        .orElse(List.of())
                : sites.stream().map(String::strip).toList();
    }
}
