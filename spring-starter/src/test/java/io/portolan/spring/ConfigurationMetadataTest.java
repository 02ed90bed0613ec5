package io.portolan.spring;

import static io.portolan.spring.GeneratedMetadata.MAIN;
import static io.portolan.spring.GeneratedMetadata.entries;
import static io.portolan.spring.GeneratedMetadata.name;
import static io.portolan.spring.GeneratedMetadata.properties;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.PortolanProperties.ClusterEntry;
import io.portolan.spring.PortolanProperties.Hop;
import io.portolan.spring.PortolanProperties.RegionEntry;
import io.portolan.spring.PortolanProperties.Role;
import io.portolan.spring.PortolanProperties.ServiceVpc;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata of {@link PortolanProperties} that an IDE shows. */
class ConfigurationMetadataTest {

    @ParameterizedTest
    @ValueSource(
            classes = {ServiceVpc.class, SiteEntry.class, Role.class, Hop.class, ClusterEntry.class, RegionEntry.class})
    void everyEntryPropertyHasADescription(Class<?> type) {
        assertThat(properties(GeneratedMetadata.of(type)))
                .hasSizeGreaterThanOrEqualTo(type.getRecordComponents().length)
                .allSatisfy(property -> assertThat(property).containsKey("description"));
    }

    @Test
    void propertiesHaveDescriptionsAndDefaults() {
        assertThat(properties(MAIN))
                .filteredOn(property -> name(property).startsWith("portolan."))
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property).containsKey("description"))
                .anySatisfy(property -> assertThat(property)
                        .containsEntry("name", "portolan.start")
                        .containsEntry("defaultValue", "eager"));
    }

    @Test
    void hintsBelongToExistingProperties() {
        List<String> names =
                properties(MAIN).stream().map(GeneratedMetadata::name).toList();
        assertThat(entries(MAIN, "hints"))
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(names).contains(name(hint).replaceAll("\\.keys$", "")));
    }

    @Test
    void dashedKeysEqualThoseOfTheSchema() {
        Stream<Class<?>> types = Stream.of(
                PortolanProperties.class,
                ServiceVpc.class,
                SiteEntry.class,
                Role.class,
                AccessEntry.class,
                Hop.class,
                ClusterEntry.class,
                RegionEntry.class,
                PortolanProperties.Defaults.class,
                PortolanProperties.Endpoints.class,
                PortolanProperties.Snapshot.class);
        assertThat(types.flatMap(ConfigurationMetadataTest::keys)
                        .filter(name -> name.contains("-"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(CatalogTree.DASHED);
    }

    @Test
    void keysAfterDottedNamesEqualThoseOfProperties() {
        assertThat(keys(ClusterEntry.class)).containsExactlyInAnyOrderElementsOf(DottedName.KEYS.get("clusters"));
        assertThat(keys(Role.class)).containsExactlyInAnyOrderElementsOf(DottedName.KEYS.get("roles"));
    }

    private static Stream<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
}
