package io.portolan.catalog;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes what a user wrote so that a terminal, a log and a reader can take it: quoted, escaped, not too long. */
final class Quoted {

    private static final int LONGEST = 160;

    /** {@code ://user:password@} */
    private static final Pattern USER_INFO = Pattern.compile("://.*@", Pattern.DOTALL);

    private Quoted() {}

    static String of(String value) {
        String text = USER_INFO.matcher(value).replaceAll("://***@");
        String tail = text.length() > LONGEST ? "… (" + text.length() + " characters)" : "";
        return "\"" + escaped(text.substring(0, Math.min(LONGEST, text.length()))) + "\"" + tail;
    }

    /** {@code a, b, c}. */
    static String list(Collection<String> texts) {
        return texts.stream().map(Quoted::escaped).collect(Collectors.joining(", "));
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> append(escaped, character));
        return escaped.toString();
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
