package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.application.ShopWar;
import io.portolan.spring.war.ServletContainer;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link PortolanAutoConfiguration} works in the applications of a servlet container. Each has a class loader of its
 * own with all of its libraries.
 */
@Tag("whole")
class WarTest {

    private static final String OF_THE_CONTAINER = "tomcat-embed.*|jakarta.annotation-api.*";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void applicationsShareAContainerAndLeaveNothing(LocalMsk msk, @TempDir Path folder) throws Exception {
        Path container = copy(testClasses(), "io/portolan/spring/war", folder.resolve("container"));
        String output = ApplicationProcess.run(
                msk,
                List.of(
                        "-cp",
                        container + File.pathSeparator + tomcat(),
                        "-D" + ShopEstate.catalog(msk),
                        "-Dspring.kafka.consumer.auto-offset-reset=earliest",
                        "-Dspring.kafka.consumer.group-id=${random.uuid}",
                        "-Dspring.main.banner-mode=off",
                        ServletContainer.class.getName(),
                        folder.toString(),
                        war(folder.resolve("war")).toString()));

        assertThat(output)
                .contains("started STARTED STARTED")
                .doesNotContain("a thread named [portolan")
                .doesNotContain("sold null");
        assertThat(output.lines().filter("sold a chart"::equals)).hasSize(2);
    }

    /** The class path of Tomcat alone, as in a container. */
    private static String tomcat() {
        return ApplicationProcess.classPath(path -> path.matches(OF_THE_CONTAINER))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path war(Path war) throws IOException {
        Path libraries = Files.createDirectories(war.resolve("WEB-INF/lib"));
        Path classes = war.resolve("WEB-INF/classes");
        List<Path> path = ApplicationProcess.classPath(name ->
                        !name.matches(OF_THE_CONTAINER) && !name.matches(ApplicationProcess.NOT_OF_AN_APPLICATION))
                .toList();
        for (Path entry : path) {
            if (Files.isDirectory(entry)) {
                copy(entry, "", classes);
            } else {
                Files.copy(entry, libraries.resolve(entry.getFileName()));
            }
        }
        copy(testClasses(), ShopWar.class.getPackageName().replace('.', '/'), classes);
        return war;
    }

    private static Path testClasses() throws IOException {
        try {
            return Path.of(WarTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Path copy(Path from, String folder, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }
}
