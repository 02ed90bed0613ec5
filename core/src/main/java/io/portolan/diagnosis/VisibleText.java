package io.portolan.diagnosis;

import java.util.Locale;

/**
 * Makes visible what would turn or break a text on its way to a reader. Such characters could show a name as another one. They
 * could also forge a line of a log.
 */
final class VisibleText {

    private VisibleText() {}

    /** The text with an escape for each control of direction and each of Unicode's line separators. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (misleads(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (misleads(character)) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                visible.append(character);
            }
        }
        return visible.toString();
    }

    /** The characters with Unicode's property Bidi_Control, and the separators of lines and paragraphs. */
    private static boolean misleads(char character) {
        return switch (character) {
            case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029 -> true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }
}
