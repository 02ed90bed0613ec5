package io.portolan.cli;

import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
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

    /** A dash is the standard input, as for other programs. */
    static ClusterCatalog load(Path file) {
        return file.toString().equals("-")
                ? ClusterCatalog.load(System.in, "standard input")
                : ClusterCatalog.load(file);
    }
}
