package io.portolan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes Java properties with comments between them. They have no date, so equal ones are equal files. */
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
        text.append(line(name, value));
        return this;
    }

    /** Adds all properties, sorted and with a prefix before each name. */
    PropertiesText properties(String prefix, Map<String, String> properties) {
        new TreeMap<>(properties).forEach((name, value) -> property(prefix + name, value));
        return this;
    }

    /** Escapes as the JDK does. The JDK also writes the date as a comment, which is dropped here. */
    private static String line(String name, String value) {
        Properties one = new Properties();
        one.setProperty(name, value);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            one.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
