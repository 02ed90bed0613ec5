package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All faults that {@link ClusterCatalog#load} finds. {@link YamlTree}, {@link MapNode}, {@link NetworkSection},
 * {@link SourceSection} and {@link ClusterChecks} find them. Those of an estate are found by {@link ServiceVpcSection},
 * {@link SiteSection}, {@link SiteReferences}, {@link ResourceClaims} and {@link AccessRules}. Beside each {@code bad/*.yaml} lies a {@code *.txt} with
 * everything that its error says.
 */
class BadCatalogTest {

    private static final Path DIRECTORY = CatalogFiles.path("bad");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void allFaultsHavePlaceValueAndFix(String file) throws IOException {
        PortolanException error = error(DIRECTORY.resolve(file));

        assertThat(messageText(error)).isEqualTo(Files.readString(DIRECTORY.resolve(file.replace(".yaml", ".txt"))));
        assertThat(error.findings()).extracting(Finding::code).containsOnly(Code.CATALOG_INVALID);
    }

    @ParameterizedTest
    @MethodSource("files")
    void messageHoldsEveryPartOfEveryFault(String file) {
        PortolanException error = error(DIRECTORY.resolve(file));

        assertThat(squeezed(CatalogFiles.message(error)))
                .contains(error.findings().stream()
                        .flatMap(BadCatalogTest::parts)
                        .map(BadCatalogTest::squeezed)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void secretsAreNotShown(String file) {
        assertThat(error(DIRECTORY.resolve(file)).getMessage())
                .doesNotContain("hunter2", "wJalrXUtnFEMI", "FwoGZXIvYXdzEJr", "aHVudGVyMg");
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void missingFileIsNamedAbsolutely(@TempDir Path directory) {
        Path missing = directory.resolve("portolan.yaml");

        assertThatThrownBy(() -> ClusterCatalog.load(missing))
                .hasMessageStartingWith(missing + " has 1 fault")
                .hasMessageContaining("no such file")
                .hasMessageContaining("mount the file there");
    }

    @Test
    void directoryInsteadOfFileIsRefused(@TempDir Path directory) {
        assertThatThrownBy(() -> ClusterCatalog.load(directory)).hasMessageContaining("a directory");
    }

    @Test
    @Timeout(30)
    void pipeInsteadOfFileDoesNotHang(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> ClusterCatalog.load(pipe)).hasMessageContaining("a pipe, socket or device");
        assertThatThrownBy(() -> ClusterCatalog.load(Path.of("/dev/zero"))).hasMessageContaining("a pipe, socket");
    }

    @Test
    void tooLargeFileIsNotParsed(@TempDir Path directory) {
        String comment = "#".repeat(1 << 20) + "\n";

        assertThatThrownBy(() -> CatalogFiles.load(directory, comment + "region: us-east-2"))
                .hasMessageContaining("more than 1 MiB");
    }

    @Test
    void manyFaultsAreCountedInTheHeadline() {
        assertThat(error(DIRECTORY.resolve("many-faults.yaml")))
                .hasMessageStartingWith(DIRECTORY.resolve("many-faults.yaml") + " has 7 faults\n");
    }

    private static PortolanException error(Path file) {
        return catchThrowableOfType(PortolanException.class, () -> ClusterCatalog.load(file));
    }

    /** The headline and the findings' parts. The layout of the message does not matter. */
    private static String messageText(PortolanException error) {
        String headline = CatalogFiles.message(error).lines().findFirst().orElseThrow();
        String findings = error.findings().stream()
                .map(finding -> "\n%s\nasked: %s\nseen: %s\ncause: %s\nfix: %s\n"
                        .formatted(parts(finding).toArray()))
                .collect(Collectors.joining());
        return (headline + "\n" + findings).replace(DIRECTORY + "/", "");
    }

    private static Stream<String> parts(Finding finding) {
        return Stream.of(finding.subject(), finding.asked(), finding.seen(), finding.cause(), finding.fix());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}
