package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.PortolanProperties.ClusterEntry;
import io.portolan.spring.PortolanProperties.Hop;
import io.portolan.spring.PortolanProperties.RegionEntry;
import io.portolan.spring.PortolanProperties.Role;
import io.portolan.spring.PortolanProperties.ServiceVpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The README ends with a table of {@link PortolanProperties} from the metadata. {@code -Dreadme.write=true} writes it.
 */
class ReadmeTest {

    private static final Map<String, Class<?>> ENTRIES = Map.of(
            "portolan.client-sites", SiteEntry.class,
            "portolan.clusters", ClusterEntry.class,
            "portolan.clusters.<name>.regions", RegionEntry.class,
            "portolan.roles", Role.class,
            "portolan.roles.<name>.chain", Hop.class,
            "portolan.service-vpcs", ServiceVpc.class);

    private static final Map<String, String> KEYS = Map.of(
            "portolan.clusters.<name>.regions", ".<region>.",
            "portolan.roles.<name>.chain", "[<n>].",
            "portolan.service-vpcs", ".<region>.");

    @Test
    void propertyTableEqualsTheMetadata() throws IOException {
        String table = Stream.concat(
                        Stream.of("| property | default | |", "|---|---|---|"),
                        GeneratedMetadata.properties(GeneratedMetadata.MAIN).stream()
                                .filter(property -> ofThisPackage(property))
                                .flatMap(property -> rows("", property)))
                .collect(Collectors.joining("\n"));

        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        String written = text.substring(0, text.indexOf("| property | default | |")) + table + "\n";
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(readme, written);
        }
        assertThat(Files.readString(readme)).isEqualTo(written);
    }

    private static boolean ofThisPackage(Map<String, Object> property) {
        return String.valueOf(property.get("sourceType")).startsWith(PortolanProperties.class.getName());
    }

    private static Stream<String> rows(String prefix, Map<String, Object> property) {
        String name = prefix + GeneratedMetadata.name(property);
        Object value = property.get("defaultValue");
        String row = "| `%s` | %s | %s |"
                .formatted(name, value == null ? "" : "`" + value + "`", property.get("description"));
        return Stream.concat(Stream.of(row), below(name));
    }

    private static Stream<String> below(String name) {
        Class<?> type = ENTRIES.get(name);
        List<Map<String, Object>> properties =
                type == null ? List.of() : GeneratedMetadata.properties(GeneratedMetadata.of(type));
        return properties.stream().flatMap(property -> rows(name + KEYS.getOrDefault(name, ".<name>."), property));
    }
}
