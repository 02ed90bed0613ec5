package io.portolan.cli;

import java.util.Map;
import java.util.TreeMap;

/**
 * Writes Java properties with comments between them. They have no date, so equal ones are equal texts. With
 * {@code cluster-id} each client configuration has another {@code portolan.watch}.
 */
final class PropertiesText {

    private final StringBuilder text = new StringBuilder();

    /** Adds lines of comment. */
    PropertiesText comment(String lines) {
        lines.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        return this;
    }

    /** Adds an empty line and lines of comment. */
    PropertiesText section(String lines) {
        text.append('\n');
        return comment(lines);
    }

    PropertiesText property(String name, String value) {
        text.append(escapeName(name)).append('=').append(escape(value)).append('\n');
        return this;
    }

    /** Adds all properties, sorted and with a prefix before each name. */
    PropertiesText properties(String prefix, Map<String, String> properties) {
        new TreeMap<>(properties).forEach((name, value) -> property(prefix + name, value));
        return this;
    }

    /** Java properties and JSON both read the escaped text as this one. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean blankAtTheStart = letter == ' ' && i == 0;
            if (letter == '"' || letter == '\\') {
                escaped.append('\\').append(letter);
            } else if (blankAtTheStart || letter < ' ' || letter > '~') {
                escaped.append("\\u%04x".formatted((int) letter));
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    /** In a name of Java properties these end it or begin a comment. */
    private static String escapeName(String name) {
        return escape(name).replaceAll("[ =:#!]", "\\\\$0");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
