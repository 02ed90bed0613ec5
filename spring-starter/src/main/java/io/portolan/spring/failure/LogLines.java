package io.portolan.spring.failure;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prepares texts of several lines for a log. */
final class LogLines {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");

    private LogLines() {}

    /**
     * Indents all lines after the first by this many columns. Control characters are replaced because they could
     * control a terminal.
     */
    static String indent(String text, int columns) {
        return text.lines()
                .map(line -> CONTROL.matcher(line).replaceAll("?"))
                .collect(Collectors.joining(System.lineSeparator() + " ".repeat(columns)));
    }
}
