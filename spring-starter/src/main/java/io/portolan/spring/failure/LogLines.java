package io.portolan.spring.failure;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of several lines, made fit for a log. */
final class LogLines {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");

    private LogLines() {}

    /** The lines after the first one stand this many columns in; no control characters, which drive terminals. */
    static String indent(String text, int columns) {
        return text.lines()
                .map(line -> CONTROL.matcher(line).replaceAll("?"))
                .collect(Collectors.joining(System.lineSeparator() + " ".repeat(columns)));
    }
}
