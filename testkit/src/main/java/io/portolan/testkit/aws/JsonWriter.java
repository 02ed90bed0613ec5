package io.portolan.testkit.aws;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values as JSON. It knows maps, collections, strings, numbers and booleans. */
public final class JsonWriter {

    private JsonWriter() {}

    /** The value as JSON on one line. */
    public static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(JsonWriter::member).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(JsonWriter::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? quote(text) : value.toString();
    }

    private static String member(Map.Entry<?, ?> member) {
        return quote(member.getKey().toString()) + ":" + of(member.getValue());
    }

    private static String quote(String text) {
        return text.codePoints().mapToObj(JsonWriter::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int point) {
        if (point == '"' || point == '\\') {
            return "\\" + (char) point;
        }
        return point < ' ' ? String.format("\\u%04x", point) : Character.toString(point);
    }
}
