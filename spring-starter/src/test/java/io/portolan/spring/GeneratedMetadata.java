package io.portolan.spring;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;

/** The configuration metadata that the build has made. */
final class GeneratedMetadata {

    static final String MAIN = "META-INF/spring-configuration-metadata.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private GeneratedMetadata() {}

    /** The metadata of a map's entries, which is in a file of its own. */
    static String of(Class<?> type) {
        return "META-INF/spring/configuration-metadata/" + type.getName() + ".json";
    }

    static List<Map<String, Object>> properties(String resource) {
        return entries(resource, "properties");
    }

    static List<Map<String, Object>> entries(String resource, String section) {
        CodeSource classes = PortolanProperties.class.getProtectionDomain().getCodeSource();
        URI file = URI.create(classes.getLocation() + resource.replace("$", "%24"));
        try {
            return JSON.convertValue(
                    JSON.readTree(Path.of(file).toFile()).get(section),
                    new TypeReference<List<Map<String, Object>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Map<String, Object> entry) {
        return String.valueOf(entry.get("name"));
    }
}
