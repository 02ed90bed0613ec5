package io.portolan.catalog;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes a user's text so that it suits a terminal, a log and a reader. It is quoted, escaped and not too long. */
final class QuotedText {

    /** How many texts a list shows. */
    static final int MOST_LISTED = 40;

    private static final int LONGEST = 160;

    private QuotedText() {}

    static String of(String value) {
        String text = withoutUserInfo(value);
        String tail = text.length() > LONGEST ? " (" + text.length() + " characters)" : "";
        return "\"" + escaped(text) + "\"" + tail;
    }

    /**
     * Hides a user and password as in {@code //user:password@}, and what may be meant as such. It goes over the text only once,
     * since a text may be very long.
     */
    private static String withoutUserInfo(String text) {
        int end = text.lastIndexOf('@');
        if (end < 0) {
            return text;
        }
        int slashes = text.indexOf("//");
        if (slashes != 0 && beginsWithPassword(text, end)) {
            return "***" + text.substring(end);
        }
        return slashes < 0 || slashes + 2 > end ? text : text.substring(0, slashes + 2) + "***" + text.substring(end);
    }

    /** Whether a colon comes before all slashes and at signs, and is not that of {@code https://}. */
    private static boolean beginsWithPassword(String text, int end) {
        for (int i = 0; i < end && text.charAt(i) != '/' && text.charAt(i) != '@'; i++) {
            if (text.charAt(i) == ':' && !text.startsWith("//", i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The texts joined as in {@code a, b, c}. A long list is cut. */
    static String list(Collection<String> texts) {
        String shown =
                texts.stream().limit(MOST_LISTED).map(QuotedText::escaped).collect(Collectors.joining(", "));
        return texts.size() > MOST_LISTED ? shown + " and more" : shown;
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
