package io.portolan.catalog;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.regions.Region;

/** The catalogs beside the tests. */
final class CatalogFiles {

    private CatalogFiles() {}

    static Path path(String name) {
        try {
            return Path.of(
                    requireNonNull(CatalogFiles.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** The catalog of the design as it is loaded. */
    static ClusterCatalog example() {
        return ClusterCatalog.load(path("portolan.yaml"));
    }

    /** A catalog with this text. */
    static ClusterCatalog load(Path directory, String text) {
        try {
            return ClusterCatalog.load(Files.writeString(directory.resolve("portolan.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String message(Throwable error) {
        return requireNonNull(error.getMessage());
    }

    @SuppressWarnings("DoNotCallSuggester") // a supplier that must not be asked
    static Region noRegion() {
        throw new AssertionError("The client's region was asked for");
    }
}
