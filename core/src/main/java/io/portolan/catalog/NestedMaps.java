package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Nested maps as the builders write them. */
final class NestedMaps {

    private NestedMaps() {}

    /** The map below a key, made when first asked for. */
    @SuppressWarnings("unchecked") // the builders put nothing else below the keys that they ask for
    static Map<String, Object> submap(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    }

    /** Adds a named entry; a file could not have it twice either. */
    static void put(Map<String, Object> tree, String section, String name, Object value) {
        if (submap(tree, section).putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException(section + " has " + QuotedText.of(name) + " already");
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
