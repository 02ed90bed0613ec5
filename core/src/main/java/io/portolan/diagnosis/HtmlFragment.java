package io.portolan.diagnosis;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * A piece of a web page. Text becomes markup only here, so all of it is escaped. Names and messages are other people's.
 *
 * <p>{@code HtmlFragment.of("<td class='{}'>{}</td>", status, subject)}
 */
record HtmlFragment(String markup) {

    static final HtmlFragment NONE = new HtmlFragment("");

    private static final String HOLE = "{}";

    /**
     * A template whose holes are filled in order. Markup goes in as it is, and collections and streams of it one after the
     * other. Anything else is text and is escaped for element content and for quoted attributes.
     */
    static HtmlFragment of(String template, Object... values) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            markup.append(template, from, hole);
            fill(markup, value);
            from = hole + HOLE.length();
        }
        return new HtmlFragment(markup.append(template, from, template.length()).toString());
    }

    private static void fill(StringBuilder markup, Object value) {
        if (value instanceof HtmlFragment html) {
            markup.append(html.markup);
        } else if (value instanceof Collection<?> parts) {
            parts.forEach(part -> fill(markup, part));
        } else if (value instanceof Stream<?> parts) {
            parts.forEach(part -> fill(markup, part));
        } else {
            String.valueOf(value).codePoints().forEach(character -> escape(markup, character));
        }
    }

    private static void escape(StringBuilder markup, int character) {
        switch (character) {
            case '&' -> markup.append("&amp;");
            case '<' -> markup.append("&lt;");
            case '>' -> markup.append("&gt;");
            case '"' -> markup.append("&quot;");
            case '\'' -> markup.append("&#39;");
            case '\n', '\t' -> markup.append((char) character);
            default -> markup.appendCodePoint(harmless(character) ? character : 0xFFFD);
        }
    }

    /** No control character and nothing that turns the text around it. */
    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            case Character.FORMAT -> !turns(character);
            default -> (character & 0xFFFE) != 0xFFFE;
        };
    }

    private static boolean turns(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
