package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The clusters that a command works on. The user gives either names or {@code --all}. */
final class ClusterSelection {

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "A cluster's name in the catalog, its name@region or its ARN.")
    List<String> names = List.of();

    @Option(names = "--all", description = "All clusters of the catalog in all their regions.")
    boolean all;

    List<String> clusterNames(ClusterCatalog catalog) {
        return all ? catalog.clusters().stream().map(ClusterDefinition::name).toList() : names;
    }
}
