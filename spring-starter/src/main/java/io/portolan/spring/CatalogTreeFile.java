package io.portolan.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;

/** Reads a catalog's file, which has been checked before, as a tree that can be changed. */
final class CatalogTreeFile {

    private CatalogTreeFile() {}

    static Map<String, Object> read(Resource file) throws IOException {
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
