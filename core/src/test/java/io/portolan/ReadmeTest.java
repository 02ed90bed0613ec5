package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's samples of {@link Portolan} work. So do those of the page about the estate in the catalog. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path ESTATE = Path.of("../docs/estate-catalog.md");

    @TempDir
    Path folder;

    @Test
    void readmesCatalogLoads() throws Exception {
        Path file = folder.resolve("portolan.yaml");
        Files.writeString(file, block("yaml"));
        assertThat(ClusterCatalog.load(file).clusterNames()).containsExactly("orders", "payments", "audit", "local");
    }

    @Test
    void estateIncludesTheCatalogOfTheApplications() throws Exception {
        Matcher block = blocks("yaml", ESTATE);
        for (String file : List.of("portolan.yaml", "estate.yaml")) {
            assertThat(block.find()).isTrue();
            assertThat(block.group(1)).startsWith("# " + file + "\n");
            Files.writeString(folder.resolve(file), block.group(1));
        }
        ClusterCatalog catalog = ClusterCatalog.load(folder.resolve("estate.yaml"));
        assertThat(catalog.clusterNames()).containsExactly("orders");
        assertThat(catalog.estate().serviceVpcs()).hasSize(2);
        assertThat(catalog.estate().clientSites()).containsOnlyKeys("shop", "stock", "harbour");
        assertThat(catalog.estate().inspectRoles()).containsOnlyKeys("222222222222");
        assertThat(ClusterCatalog.load(folder.resolve("portolan.yaml")).estate().clientSites())
                .isEmpty();
    }

    @Test
    void readmesSampleCompiles() throws Exception {
        String program = """
                import io.portolan.*;
                import io.portolan.catalog.*;
                import java.nio.file.Path;
                import java.time.Duration;
                import java.util.*;
                import org.apache.kafka.clients.consumer.Consumer;
                import org.apache.kafka.clients.producer.*;
                import org.apache.kafka.common.serialization.*;
                class Sample {
                    void run() throws Exception {
                %s
                    }
                }
                """.formatted(block("java"));
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        faults,
                        List.of("-proc:none", "-d", folder.toString()),
                        null,
                        List.of(source(program)))
                .call();
        assertThat(faults.getDiagnostics()).isEmpty();
        assertThat(compiled).isTrue();
    }

    private static String block(String language) throws Exception {
        Matcher block = blocks(language, README);
        assertThat(block.find()).as("a block of " + language + " in the README").isTrue();
        return block.group(1);
    }

    private static Matcher blocks(String language, Path page) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
