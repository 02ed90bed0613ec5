package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the Kafka properties below {@code kafka}: {@code a: {b: c}} is the property {@code a.b}, a list is joined by commas. */
final class KafkaBlock {

    private KafkaBlock() {}

    /** The properties below this map's key {@code kafka}, on top of others. */
    static Map<String, String> read(Fields fields, Map<String, String> inherited) {
        Map<String, String> properties = new LinkedHashMap<>(inherited);
        fields.fields("kafka").ifPresent(kafka -> add("", kafka, properties));
        return properties;
    }

    private static void add(String prefix, Fields fields, Map<String, String> properties) {
        fields.nodes().forEach((key, node) -> {
            if (node instanceof Fields nested) {
                add(prefix + key + ".", nested, properties);
            } else if (node instanceof Items list) {
                properties.put(prefix + key, joined(list));
            } else {
                node.text().ifPresent(text -> properties.put(prefix + key, text.value()));
            }
        });
    }

    private static String joined(Items list) {
        return list.items().stream()
                .flatMap(item -> item.text().stream())
                .map(Text::value)
                .collect(Collectors.joining(","));
    }
}
