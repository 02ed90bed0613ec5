package io.portolan.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON value (RFC 8259), indented by two blanks. Values are made of values, so only this type writes commas and escapes.
 * Immutable and thread-safe.
 *
 * @param text the value as JSON text
 */
public record JsonValue(String text) {

    /** A text. Control characters (C1 too) are escaped since terminals obey them. Half a surrogate pair becomes U+FFFD. */
    public static JsonValue string(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.codePoints().forEach(character -> escape(json, character));
        return new JsonValue(json.append('"').toString());
    }

    /** A number. */
    public static JsonValue number(long value) {
        return new JsonValue(Long.toString(value));
    }

    /** {@code true} or {@code false}. */
    public static JsonValue flag(boolean value) {
        return new JsonValue(Boolean.toString(value));
    }

    /** An array with a value for each item. */
    public static <T> JsonValue array(List<T> items, Function<T, JsonValue> json) {
        return new JsonValue(block("[", items.stream().map(json).map(JsonValue::text), "]"));
    }

    /** An object with these members in their order. */
    public static JsonValue object(JsonField... fields) {
        return object(Arrays.asList(fields));
    }

    /** An object with these members in their order. */
    public static JsonValue object(List<JsonField> fields) {
        Stream<String> texts = fields.stream().map(field -> string(field.name).text + ": " + field.value.text);
        return new JsonValue(block("{", texts, "}"));
    }

    /** A member whose value is a text. */
    public static JsonField field(String name, String value) {
        return field(name, string(value));
    }

    /** A member. */
    public static JsonField field(String name, JsonValue value) {
        return new JsonField(name, value);
    }

    /**
     * One member of an object.
     *
     * @param name its key
     * @param value its value
     */
    public record JsonField(String name, JsonValue value) {}

    private static String block(String open, Stream<String> items, String close) {
        // a string has no line breaks left, so those there are part values
        String inside = items.map(item -> "\n  " + item.replace("\n", "\n  ")).collect(Collectors.joining(","));
        return inside.isEmpty() ? open + close : open + inside + "\n" + close;
    }

    private static void escape(StringBuilder json, int character) {
        switch (character) {
            case '"', '\\' -> json.append('\\').appendCodePoint(character);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> appendOther(json, character);
        }
    }

    private static void appendOther(StringBuilder json, int character) {
        if (Character.isISOControl(character)) {
            json.append(String.format("\\u%04x", character));
        } else {
            json.appendCodePoint(Character.getType(character) == Character.SURROGATE ? 0xFFFD : character);
        }
    }
}
