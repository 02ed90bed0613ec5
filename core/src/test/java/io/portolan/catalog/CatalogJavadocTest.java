package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** The Javadoc of {@link ClusterCatalog} shows a file that loads. */
class CatalogJavadocTest {

    private static final Path SOURCE = Path.of("src/main/java/io/portolan/catalog/ClusterCatalog.java");
    private static final Pattern YAML =
            Pattern.compile("<pre>\\{@code\n( \\* environment: .*?) \\* }</pre>", Pattern.DOTALL);

    @Test
    void theCatalogOfTheJavadocLoads(@TempDir Path directory) throws IOException {
        String yaml = YAML.matcher(Files.readString(SOURCE))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        ClusterCatalog catalog = CatalogFiles.load(directory, content(yaml));

        ClusterDefinition orders = catalog.cluster("orders", CatalogFiles::noRegion);
        assertThat(orders.region()).as("read from the ARN").contains(Region.US_EAST_2);
        assertThat(orders.access().dataPlane().map(RoleChain::name)).contains("orders-client");
        assertThat(catalog.serviceVpcs().keySet()).containsExactly(Region.US_EAST_2);
    }

    private static String content(String javadoc) {
        return javadoc.lines()
                .filter(line -> line.startsWith(" * ") && !line.contains("</pre>"))
                .map(line -> line.substring(3) + "\n")
                .reduce("", String::concat);
    }
}
