package io.portolan.catalog;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes what a user wrote so that a terminal, a log and a reader can take it: quoted, escaped, not too long. */
final class QuotedText {

    private static final int LONGEST = 160;

    /** {@code //user:password@}, and what may be meant so. */
    private static final String USER_INFO = "(?s)(//).*@|^[^/@]*:(?!//).*@";

    private QuotedText() {}

    static String of(String value) {
        String text = value.replaceAll(USER_INFO, "$1***@");
        String tail = text.length() > LONGEST ? " (" + text.length() + " characters)" : "";
        return "\"" + escaped(text) + "\"" + tail;
    }

    /** {@code a, b, c}. */
    static String list(Collection<String> texts) {
        return texts.stream().map(QuotedText::escaped).collect(Collectors.joining(", "));
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0, count = 0; i < text.length() && count < LONGEST; count++) {
            int character = text.codePointAt(i);
            append(escaped, character);
            i += Character.charCount(character);
        }
        return text.length() > LONGEST ? escaped.append('…').toString() : escaped.toString();
    }

    private static void append(StringBuilder escaped, int character) {
        switch (character) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            case '"', '\\' -> escaped.append('\\').append((char) character);
            default -> {
                if (invisible(character)) {
                    escaped.append("\\u%04x".formatted(character));
                } else {
                    escaped.appendCodePoint(character);
                }
            }
        }
    }

    /** Line separators and direction marks could forge a log line, as control characters could. */
    private static boolean invisible(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
