package io.portolan.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members of a JSON object that somebody else wrote. Texts, numbers and lists are bounded. */
record JsonFields(Map<?, ?> members) {

    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_NAME = 200;
    static final int MOST_ITEMS = 20_000;

    /** @throws InvalidReportException if it is no object */
    static JsonFields of(Object json) {
        if (json instanceof Map<?, ?> members) {
            return new JsonFields(members);
        }
        throw new InvalidReportException("is no report: an object is missing");
    }

    /** A text of at least one character, which is not long and shows all its characters. */
    String name(String field) {
        String name = text(field);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw fault(field, "a text of 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    /** A text. The end of a very long one is left out. */
    String text(String field) {
        if (members.get(field) instanceof String text) {
            return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + " …" : text;
        }
        throw fault(field, "a text");
    }

    /** A whole number that is not negative. Empty if there is none. */
    Optional<Long> number(String field) {
        Object value = members.get(field);
        if (value == null || JsonReader.NOTHING.equals(value)) {
            return Optional.empty();
        }
        if (value instanceof Double number && number >= 0 && number <= 1L << 53 && number % 1 == 0) {
            return Optional.of(number.longValue());
        }
        throw fault(field, "a whole number");
    }

    /** The objects of a list. */
    List<JsonFields> objects(String field) {
        return list(field, JsonFields::of);
    }

    <T> List<T> list(String field, Function<Object, T> item) {
        if (members.get(field) instanceof List<?> items && items.size() <= MOST_ITEMS) {
            return items.stream().map(item).toList();
        }
        throw fault(field, "a list of at most " + MOST_ITEMS);
    }

    Optional<JsonFields> object(String field) {
        return members.get(field) instanceof Map<?, ?> object ? Optional.of(new JsonFields(object)) : Optional.empty();
    }

    InvalidReportException fault(String field, String expected) {
        return new InvalidReportException("is no report: \"" + field + "\" is not " + expected);
    }
}
