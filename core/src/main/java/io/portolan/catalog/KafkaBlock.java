package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
                put(prefix + key, joined(list), node.place(), properties);
            } else {
                node.text().ifPresent(text -> put(prefix + key, text.value(), node.place(), properties));
            }
        });
    }

    private static void put(String property, String value, Place place, Map<String, String> properties) {
        Optional<ReservedProperty> reserved = ReservedProperty.of(property, value);
        reserved.ifPresent(reason -> place.fault(
                "a Kafka property that is the user's to set",
                "the property " + property,
                reason.cause(),
                reason.fix()));
        if (reserved.isEmpty()) {
            properties.put(property, value);
        }
    }

    private static String joined(Items list) {
        return list.items().stream()
                .flatMap(item -> item.text().stream())
                .map(Text::value)
                .collect(Collectors.joining(","));
    }
}
