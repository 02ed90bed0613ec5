package io.portolan.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts are allowed somewhere. It limits their length and their characters.
 *
 * @param expected what an allowed text is, in words
 * @param characters the allowed characters as a character class of a regular expression
 */
record TextRule(String expected, String characters, int shortest, int longest) {

    /** The text itself if it is allowed. */
    String check(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            String cause = "It has " + length + (length == 1 ? " character." : " characters.");
            throw new InvalidValueException(text, expected, cause, length < shortest ? "Lengthen it." : "Shorten it.");
        }
        Matcher allowed = Pattern.compile(characters + "*+").matcher(text);
        int good = allowed.lookingAt() ? allowed.end() : 0;
        if (good < text.length()) {
            refuse(text, Character.toString(text.codePointAt(good)));
        }
        return text;
    }

    private void refuse(String text, String bad) {
        String cause = "The character '%s' (U+%04X) is not allowed.".formatted(escaped(bad), bad.codePointAt(0));
        throw new InvalidValueException(text, expected, cause, "Write it without that character.");
    }

    private static String escaped(String bad) {
        return bad.equals("\"") ? bad : QuotedText.escaped(bad);
    }
}
