package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever lists keys of the catalog knows all of them: {@link PortolanProperties}, {@link CatalogTree}, {@link StandIns}. */
class CatalogKeysTest {

    /** What holds for a cluster wherever it is. */
    private static final List<String> KEPT = List.of("kafka", "preflight", "security-protocol", "bootstrap-servers");

    /** What only a file can have. */
    private static final List<String> OF_FILES = List.of("include");

    private static final List<String> OF_SPRING = List.of(
            "catalog", "primary", "start", "findings", "site", "producer", "consumer", "admin", "template", "listener");

    @TempDir
    Path directory;

    static Stream<Arguments> sections() {
        return Stream.of(
                Arguments.of(PortolanProperties.class, "{x: 1, clusters: {c: {cluster-name: c, region: us-east-2}}}"),
                Arguments.of(PortolanProperties.ServiceVpc.class, "{service-vpcs: {us-east-2: {x: 1}}}"),
                Arguments.of(PortolanProperties.Endpoints.class, "{endpoints: {x: 1}}"),
                Arguments.of(PortolanProperties.Role.class, "{roles: {r: {x: 1}}}"),
                Arguments.of(AccessEntry.class, "{roles: {r: {access: {x: 1}}}}"),
                Arguments.of(SiteEntry.class, "{client-sites: {s: {x: 1}}}"),
                Arguments.of(PortolanProperties.Hop.class, "{roles: {r: {chain: [{x: 1}]}}}"),
                Arguments.of(PortolanProperties.ClusterEntry.class, "{clusters: {c: {x: 1}}}"),
                Arguments.of(PortolanProperties.RegionEntry.class, "{clusters: {c: {regions: {us-east-2: {x: 1}}}}}"),
                Arguments.of(PortolanProperties.Defaults.class, "{defaults: {x: 1}}"),
                Arguments.of(PortolanProperties.Snapshot.class, "{snapshot: {x: 1}}"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void propertiesAreTheKeysOfTheLoader(Class<?> section, String unknownKey) throws IOException {
        assertThat(keys(section).filter(key -> !OF_SPRING.contains(key)))
                .containsExactlyInAnyOrderElementsOf(keysOfTheLoader(unknownKey).stream()
                        .filter(key -> !OF_FILES.contains(key))
                        .toList());
    }

    @Test
    void treeKnowsAllKeysWithDashes() {
        assertThat(sections()
                        .flatMap(section -> keys((Class<?>) section.get()[0]))
                        .filter(key -> key.contains("-"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(CatalogTree.DASHED);
    }

    @Test
    void standInLeavesNothingOfThePlace() {
        assertThat(keys(PortolanProperties.ClusterEntry.class)
                        .filter(key -> !OF_SPRING.contains(key) && !KEPT.contains(key)))
                .isSubsetOf(StandIns.PLACE);
    }

    private List<String> keysOfTheLoader(String unknownKey) throws IOException {
        Path file = Files.writeString(directory.resolve("portolan.yaml"), unknownKey);
        String asked =
                catchThrowableOfType(PortolanException.class, () -> ClusterCatalog.load(file)).findings().stream()
                        .filter(finding -> finding.seen().contains("\"x\""))
                        .findFirst()
                        .orElseThrow()
                        .asked();
        return List.of(asked.replace("one of the keys ", "").split(", "));
    }

    private static Stream<String> keys(Class<?> section) {
        return Stream.of(section.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
    }
}
