package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Nested maps as the builders write them. */
final class NestedMaps {

    private NestedMaps() {}

    /** The map below a key. It is made when it is first asked for. */
    @SuppressWarnings("unchecked") // the builders put nothing else below the keys that they ask for
    static Map<String, Object> submap(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
    }

    /** Adds a named entry. A second one of the same name is an error as it is in a file. */
    static void put(Map<String, Object> tree, String section, String name, Object value) {
        if (submap(tree, section).putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException(
                    "There is already an entry " + QuotedText.of(name) + " below " + section);
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
