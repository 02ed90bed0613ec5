package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the catalog. */
final class CatalogOption {

    /** Also the default of {@code catalog lint}. */
    static final String DEFAULT = "${env:PORTOLAN_CLI_CATALOG:-portolan.yaml}";

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            defaultValue = DEFAULT,
            description = "The catalog, or - (default: $$PORTOLAN_CLI_CATALOG or portolan.yaml).")
    Path file = Path.of("");

    ClusterCatalog load() {
        return load(file);
    }

    /** The catalog if it is named or is in this folder. For commands that can do without one. */
    Optional<ClusterCatalog> loadIfGiven() {
        boolean none = file.equals(Path.of("portolan.yaml")) && !Files.exists(file);
        return none ? Optional.empty() : Optional.of(load());
    }

    /** A dash is the standard input, as for other programs. */
    static ClusterCatalog load(Path file) {
        return file.toString().equals("-")
                ? ClusterCatalog.load(System.in, "standard input")
                : ClusterCatalog.load(file);
    }
}
