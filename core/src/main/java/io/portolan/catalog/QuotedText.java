package io.portolan.catalog;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes a user's text so that it suits a terminal, a log and a reader. It is quoted, escaped and not too long. */
final class QuotedText {

    private static final int LONGEST = 160;

    /** A user and password as in {@code //user:password@}, and what may be meant as such. */
    private static final String USER_INFO = "(?s)(//).*@|^[^/@]*:(?!//).*@";

    private QuotedText() {}

    static String of(String value) {
        String text = value.replaceAll(USER_INFO, "$1***@");
        String tail = text.length() > LONGEST ? " (" + text.length() + " characters)" : "";
        return "\"" + escaped(text) + "\"" + tail;
    }

    /** The texts joined as in {@code a, b, c}. */
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

    /**
     * Whether a character could forge a log line. Line separators and direction marks can do that, as control characters can.
     */
    private static boolean invisible(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
