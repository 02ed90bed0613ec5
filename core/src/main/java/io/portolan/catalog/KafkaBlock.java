package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads the Kafka properties below {@code kafka}: {@code a: {b: c}} is the property {@code a.b}, a list is joined by commas. */
final class KafkaBlock {

    private KafkaBlock() {}

    /** The properties below this map's key {@code kafka}, on top of others. */
    static Map<String, String> read(Fields fields, Map<String, String> inherited) {
        Map<String, String> properties = new LinkedHashMap<>(inherited);
        Optional<Fields> kafka = fields.fields("kafka");
        if (kafka.isPresent()) {
            add("", kafka.get(), properties);
        }
        return properties;
    }

    private static void add(String prefix, Fields fields, Map<String, String> properties) {
        for (Map.Entry<String, Node> field : fields.nodes().entrySet()) {
            String property = prefix + field.getKey();
            Node node = field.getValue();
            if (node instanceof Fields nested) {
                add(property + ".", nested, properties);
            } else if (node instanceof Items list) {
                put(property, joined(list), node.place(), properties);
            } else {
                Optional<Text> text = node.text();
                if (text.isPresent()) {
                    put(property, text.get().value(), node.place(), properties);
                }
            }
        }
    }

    private static void put(String property, String value, Place place, Map<String, String> properties) {
        Optional<ReservedProperty> reserved = ReservedProperty.of(property, value);
        if (reserved.isPresent()) {
            place.fault(
                    "a Kafka property that is the user's to set",
                    "the property " + property,
                    reserved.get().cause(),
                    reserved.get().fix());
        } else {
            properties.put(property, value);
        }
    }

    private static String joined(Items list) {
        StringJoiner joined = new StringJoiner(",");
        for (Text text : list.texts()) {
            joined.add(text.value());
        }
        return joined.toString();
    }
}
