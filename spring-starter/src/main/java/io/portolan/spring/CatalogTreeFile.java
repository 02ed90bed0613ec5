package io.portolan.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;

/** Reads a catalog's file and what it includes as a tree that can be changed. Both have been checked before. */
final class CatalogTreeFile {

    private static final String INCLUDE = "include";

    private CatalogTreeFile() {}

    static Map<String, Object> read(Resource file) throws IOException {
        Map<String, Object> keys = keys(file);
        Object include = keys.remove(INCLUDE);
        if (include != null) {
            merge(keys, keys(file.createRelative(include.toString())));
        }
        return keys;
    }

    /** Adds what is missing. A value that both have is the same in both. */
    @SuppressWarnings("unchecked") // a tree that has been checked has maps by name only
    private static void merge(Map<String, Object> own, Map<String, Object> included) {
        included.forEach((key, value) -> {
            Object first = own.putIfAbsent(key, value);
            if (first instanceof Map && value instanceof Map) {
                Map<String, Object> merged = new LinkedHashMap<>((Map<String, Object>) first);
                merge(merged, (Map<String, Object>) value);
                own.put(key, merged);
            }
        });
    }

    private static Map<String, Object> keys(Resource file) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            Map<String, Object> keys = new LinkedHashMap<>();
            if (tree instanceof Map<?, ?> map) {
                map.forEach((key, value) -> keys.put(String.valueOf(key), value));
            }
            return keys;
        }
    }
}
