package io.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an application gets with {@link io.portolan.Portolan}'s jar. The build writes the run-time class path for this
 * test.
 */
class DependencyWeightTest {

    private static final double MIB = 1024 * 1024;

    @Test
    void runtimeDependenciesStaySmall() throws IOException {
        List<Path> jars =
                List.of(Files.readString(Path.of("target/runtime.classpath"))
                                .strip()
                                .split(File.pathSeparator))
                        .stream()
                        .map(Path::of)
                        .toList();
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        System.out.printf("core at run time: %.1f MiB (%,d bytes) in %d jars%n", bytes / MIB, bytes, jars.size());
        assertThat(bytes / MIB).as("MiB of all jars").isLessThanOrEqualTo(31);
        assertThat(jars).hasSizeLessThanOrEqualTo(45);
    }
}
