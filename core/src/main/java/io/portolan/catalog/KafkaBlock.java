package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Reads the Kafka properties below {@code kafka}. There {@code a: {b: c}} is the property {@code a.b}. The items of a list are
 * joined by commas.
 */
final class KafkaBlock {

    private static final int MOST_PROPERTIES = 500;

    private KafkaBlock() {}

    /** The properties below this map's key {@code kafka}. They are added to the inherited ones and replace them. */
    static Map<String, String> read(MapNode fields, Map<String, String> inherited) {
        Optional<MapNode> kafka = fields.fields("kafka");
        if (kafka.isEmpty()) {
            return inherited;
        }
        Map<String, String> properties = new LinkedHashMap<>(inherited);
        add("", kafka.get(), properties);
        if (properties.size() > MOST_PROPERTIES) {
            kafka.get()
                    .place()
                    .addFault(
                            "at most " + MOST_PROPERTIES + " Kafka properties, inherited ones included",
                            properties.size() + " properties",
                            "Kafka's clients know no more than half of that.",
                            "Remove some.");
            return inherited;
        }
        return properties;
    }

    private static void add(String prefix, MapNode fields, Map<String, String> properties) {
        for (Map.Entry<String, CatalogNode> field : fields.nodes().entrySet()) {
            String property = prefix + field.getKey();
            CatalogNode node = field.getValue();
            if (node instanceof MapNode nested) {
                add(property + ".", nested, properties);
            } else if (node instanceof ListNode list) {
                put(property, joined(list), node.place(), properties);
            } else {
                Optional<String> value = node.plainValue();
                if (value.isPresent()) {
                    put(property, value.get(), node.place(), properties);
                }
            }
        }
    }

    private static void put(String property, String value, CatalogPlace place, Map<String, String> properties) {
        Optional<ReservedProperty> reserved = ReservedProperty.of(property, value);
        if (reserved.isPresent()) {
            place.addFault(
                    "a Kafka property that is the user's to set",
                    "the property " + property,
                    reserved.get().cause(),
                    reserved.get().fix());
        } else {
            properties.put(property, value);
        }
    }

    private static String joined(ListNode list) {
        StringJoiner joined = new StringJoiner(",");
        for (CatalogNode item : list.items()) {
            Optional<String> value = item.plainValue();
            if (value.isPresent()) {
                joined.add(value.get());
            }
        }
        return joined.toString();
    }
}
