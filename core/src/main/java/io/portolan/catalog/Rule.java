package io.portolan.catalog;

import java.util.regex.Pattern;

/**
 * Which texts are allowed somewhere: so many characters, each of a class.
 *
 * @param expected what an allowed text is, in words
 * @param character a regular expression that each single character matches
 */
record Rule(String expected, Pattern character, int shortest, int longest) {

    static Rule of(String expected, String character, int shortest, int longest) {
        return new Rule(expected, Pattern.compile(character), shortest, longest);
    }

    /** The text itself, if allowed. */
    String check(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            String cause = "It has %d %s.".formatted(length, length == 1 ? "character" : "characters");
            throw new Invalid(text, expected, cause, length < shortest ? "Lengthen it." : "Shorten it.");
        }
        text.codePoints()
                .mapToObj(Character::toString)
                .filter(one -> !character.matcher(one).matches())
                .findFirst()
                .ifPresent(bad -> refuse(text, bad));
        return text;
    }

    private void refuse(String text, String bad) {
        String cause = "The character '%s' (U+%04X) is not allowed.".formatted(escaped(bad), bad.codePointAt(0));
        throw new Invalid(text, expected, cause, "Write it without that character.");
    }

    private static String escaped(String bad) {
        return bad.equals("\"") ? bad : Quoted.escaped(bad);
    }
}
