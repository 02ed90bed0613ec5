package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.StandardError;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** {@link KafkaLibraries} fit together, or a warning says that they do not. */
class KafkaLibrariesTest {

    private static final ClusterDefinition PLAIN = ClusterCatalog.builder()
            .environment("dev")
            .cluster(
                    "local",
                    cluster ->
                            cluster.bootstrapServers(List.of("localhost:9092")).securityProtocol("PLAINTEXT"))
            .build()
            .cluster("local", () -> Region.US_EAST_2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "4.3.1, 4.4.0, true",
        "3.9.1, 4.4.0, true",
        "4.4.0, 4.4.0, false",
        "4.4.0, 4.4.1, false",
        "'', 4.4.0, false",
        "4.4.0, '', false",
    })
    void minorVersionsMustBeTheSame(String streams, String clients, boolean mixture) throws IOException {
        try (URLClassLoader loader = libraries(streams, clients)) {
            assertThat(KafkaLibraries.mixture(loader).isPresent()).isEqualTo(mixture);
        }
    }

    @Test
    void configurationForFrameworksWarnsOnce() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = libraries("4.3.1", "4.4.0")) {
            thread.setContextClassLoader(loader);
            String log = StandardError.capture(() -> {
                ClientConfig.of(ClientKind.CLIENT, PLAIN, Map.of());
                ClientConfig.of(ClientKind.CLIENT, PLAIN, Map.of());
            });
            assertThat(log)
                    .containsOnlyOnce(
                            "kafka-streams has version 4.3.1 and kafka-clients has version 4.4.0. Kafka Streams needs its own"
                                    + " version of kafka-clients, or else it may end in a NoClassDefFoundError. Set both to"
                                    + " one version in the build.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A loader that finds these version files first. */
    private URLClassLoader libraries(String streams, String clients) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("kafka"));
        Files.writeString(versions.resolve("kafka-streams-version.properties"), property(streams));
        Files.writeString(versions.resolve("kafka-version.properties"), property(clients));
        return new FilesFirst(folder.toUri().toURL());
    }

    private static String property(String version) {
        return version.isEmpty() ? "" : "version=" + version;
    }

    private static final class FilesFirst extends URLClassLoader {

        FilesFirst(URL folder) {
            super(new URL[] {folder}, KafkaLibrariesTest.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            @Nullable URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }
    }
}
