package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portolan.spring.PortolanProperties.ClusterEntry;
import io.portolan.spring.PortolanProperties.Hop;
import io.portolan.spring.PortolanProperties.RegionEntry;
import io.portolan.spring.PortolanProperties.Role;
import io.portolan.spring.PortolanProperties.ServiceVpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an IDE is told of the properties. */
class ConfigurationMetadataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIN = "META-INF/spring-configuration-metadata.json";

    @ParameterizedTest
    @ValueSource(classes = {ServiceVpc.class, Role.class, Hop.class, ClusterEntry.class, RegionEntry.class})
    void everyPropertyOfANamedEntryHasADescription(Class<?> type) {
        assertThat(properties("META-INF/spring/configuration-metadata/" + type.getName() + ".json"))
                .hasSizeGreaterThanOrEqualTo(type.getRecordComponents().length)
                .allSatisfy(property -> assertThat(property).containsKey("description"));
    }

    @Test
    void everyPropertyHasADescriptionAndDefaultsAreSaid() {
        assertThat(properties(MAIN))
                .filteredOn(property -> name(property).startsWith("portolan."))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property).containsKey("description"))
                .anySatisfy(property -> assertThat(property)
                        .containsEntry("name", "portolan.start")
                        .containsEntry("defaultValue", "eager"));
    }

    @Test
    void hintsAreOfPropertiesThatExist() {
        List<String> names =
                properties(MAIN).stream().map(ConfigurationMetadataTest::name).toList();
        assertThat(entries(MAIN, "hints"))
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(names).contains(name(hint).replaceAll("\\.keys$", "")));
    }

    @Test
    void theKeysWithDashesAreThoseOfTheSchema() {
        Stream<Class<?>> types = Stream.of(
                PortolanProperties.class,
                ServiceVpc.class,
                Role.class,
                Hop.class,
                ClusterEntry.class,
                RegionEntry.class,
                PortolanProperties.Defaults.class,
                PortolanProperties.Endpoints.class,
                PortolanProperties.Snapshot.class);
        assertThat(types.flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                        .filter(name -> name.contains("-"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(CatalogTree.DASHED);
    }

    private static List<Map<String, Object>> properties(String resource) {
        return entries(resource, "properties");
    }

    private static List<Map<String, Object>> entries(String resource, String section) {
        CodeSource classes = PortolanProperties.class.getProtectionDomain().getCodeSource();
        try {
            return JSON.convertValue(
                    JSON.readTree(Path.of(URI.create(classes.getLocation() + resource.replace("$", "%24")))
                                    .toFile())
                            .get(section),
                    new TypeReference<List<Map<String, Object>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Map<String, Object> entry) {
        return String.valueOf(entry.get("name"));
    }
}
