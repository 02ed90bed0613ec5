package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link LintCommand}, which needs no estate. */
class LintTest {

    @TempDir
    Path folder;

    @Test
    void aSoundCatalogIsSummedUp() throws IOException {
        Path file = write("""
                environment: dev
                clusters:
                  local: {bootstrap-servers: "localhost:9092", security-protocol: PLAINTEXT}
                """);
        CommandRun run = CommandRun.of("catalog", "lint", file.toString());
        assertThat(run.out()).isEqualTo(file + " has no faults (1 cluster, environment dev)\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void allFaultsAreShownWithTheirPlaces() throws IOException {
        Path file = write("""
                enviroment: dev
                clusters:
                  local: {bootstrap-servers: "localhost", security-protocol: PLAIN}
                """);
        CommandRun run = CommandRun.of("catalog", "lint", file.toString());
        assertThat(run.err())
                .startsWith("portolan: " + file + " has 3 faults")
                .contains(file + ":1:1", "\"environment\"", file + ":3:11", file + ":3:43")
                .doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aMissingFileIsBadInput() {
        CommandRun run =
                CommandRun.of("catalog", "lint", folder.resolve("none.yaml").toString());
        assertThat(run.err()).contains("no such file");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void dashReadsTheStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("environment: dev".getBytes(StandardCharsets.UTF_8)));
        try {
            CommandRun run = CommandRun.of("catalog", "lint", "-");
            assertThat(run.out()).isEqualTo("- has no faults (0 clusters, environment dev)\n");
            assertThat(run.code()).isZero();
        } finally {
            System.setIn(before);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("portolan.yaml"), text);
    }
}
