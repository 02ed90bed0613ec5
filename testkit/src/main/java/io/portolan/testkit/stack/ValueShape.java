package io.portolan.testkit.stack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of a property must look like. */
@FunctionalInterface
interface ValueShape {

    /** Throws an {@link IllegalArgumentException} with the path, what was seen and what was expected. */
    void check(String path, Object value);

    static ValueShape text() {
        return test("a text", value -> value instanceof String);
    }

    /** A text that matches a regular expression as a whole. */
    static ValueShape text(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        return test(
                "a text that matches " + regex,
                value -> value instanceof String text && pattern.matcher(text).matches());
    }

    static ValueShape oneOf(String... values) {
        return test("one of " + List.of(values), List.of(values)::contains);
    }

    static ValueShape flag() {
        return test("true or false", value -> List.of("true", "false").contains(value.toString()));
    }

    /** CloudFormation takes numbers as texts too. */
    static ValueShape number(int least, int most) {
        return test(
                "a number from " + least + " to " + most,
                value -> value.toString().matches("-?\\d{1,9}")
                        && Integer.parseInt(value.toString()) >= least
                        && Integer.parseInt(value.toString()) <= most);
    }

    static ValueShape list(int least, int most, ValueShape item) {
        return (path, value) -> {
            if (!(value instanceof List<?> items) || items.size() < least || items.size() > most) {
                throw fault(path, value, "a list of " + least + " to " + most + " values");
            }
            for (int i = 0; i < items.size(); i++) {
                item.check(path + "[" + i + "]", items.get(i));
            }
        };
    }

    /** An object. Its keys that are not required may be absent. */
    static ValueShape object(Set<String> required, Map<String, ValueShape> keys) {
        return (path, value) -> {
            if (!(value instanceof Map<?, ?> members)) {
                throw fault(path, value, "an object");
            }
            for (String key : required) {
                if (!members.containsKey(key)) {
                    throw fault(path, "without " + key, "the required property " + key);
                }
            }
            members.forEach((key, member) -> {
                ValueShape shape = keys.get(key.toString());
                if (shape == null) {
                    throw fault(
                            path,
                            key,
                            "one of " + keys.keySet().stream().sorted().toList());
                }
                shape.check(path + "/" + key, member);
            });
        };
    }

    /** An object that the service parses itself. */
    static ValueShape document() {
        return test("an object", value -> value instanceof Map);
    }

    static ValueShape tags() {
        return list(0, 50, object(Set.of("Key", "Value"), Map.of("Key", text("(?s).{1,128}"), "Value", text())));
    }

    private static ValueShape test(String expected, Predicate<Object> test) {
        return (path, value) -> {
            if (!test.test(value)) {
                throw fault(path, value, expected);
            }
        };
    }

    private static IllegalArgumentException fault(String path, Object seen, String expected) {
        return new IllegalArgumentException(path + " is " + seen + ". Expected: " + expected);
    }
}
