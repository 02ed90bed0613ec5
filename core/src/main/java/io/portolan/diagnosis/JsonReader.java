package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a JSON text (RFC 8259). Objects become maps and arrays become lists. A null becomes {@link #NOTHING} and any number a
 * double. The texts come from other hosts, so nesting is bounded. A report can have 10 MB, for which the parser of YAML takes seconds.
 * What is left out is checked and never made into values, since that is most of a report.
 */
final class JsonReader {

    /** Stands for null. */
    static final Object NOTHING = Optional.empty();

    /** A report needs 7 levels. */
    static final int DEEPEST = 32;

    private static final Map<String, Object> WORDS = Map.of("true", true, "false", false, "null", NOTHING);

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final char[] text; // its characters are looked at one by one
    private final Set<String> leftOut;
    private int at;

    private JsonReader(String text, Set<String> leftOut) {
        this.text = text.toCharArray();
        this.leftOut = leftOut;
    }

    /**
     * The only value of the text. Members of these names are read and left out.
     *
     * @throws InvalidReportException if this is no JSON
     */
    static Object read(String text, Set<String> leftOut) {
        JsonReader reader = new JsonReader(text, leftOut);
        Object value = reader.value(0, true);
        if (reader.peek() != 0) {
            throw reader.fault("something after the end");
        }
        return value;
    }

    /** @param kept whether the value is wanted. If not, anything is returned. */
    private Object value(int depth, boolean kept) {
        if (depth > DEEPEST) {
            throw fault("deeper nesting than " + DEEPEST);
        }
        return switch (peek()) {
            case '{' -> object(depth, kept);
            case '[' -> array(depth, kept);
            case '"' -> string(kept);
            default -> word(kept);
        };
    }

    private Map<String, Object> object(int depth, boolean kept) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (!takes('}')) {
            do {
                if (peek() != '"') {
                    throw fault("no name of a member");
                }
                String name = string(kept);
                require(':');
                boolean keeps = kept && !leftOut.contains(name);
                Object value = value(depth + 1, keeps);
                if (keeps && members.put(name, value) != null) {
                    throw fault("a second member of one name");
                }
            } while (takes(','));
            require('}');
        }
        return members;
    }

    private List<Object> array(int depth, boolean kept) {
        List<Object> items = new ArrayList<>();
        at++;
        if (!takes(']')) {
            do {
                Object item = value(depth + 1, kept);
                if (kept) {
                    items.add(item);
                }
            } while (takes(','));
            require(']');
        }
        return items;
    }

    private String string(boolean kept) {
        int start = at + 1;
        at = endOfPlain(start);
        if (current() == '"') {
            at++;
            return kept ? new String(text, start, at - 1 - start) : "";
        }
        StringBuilder value = new StringBuilder().append(text, start, at - start);
        while (current() != '"') {
            value.append(character());
        }
        at++;
        return value.toString();
    }

    /** The end of the characters that stand for themselves. */
    private int endOfPlain(int start) {
        char[] all = text;
        int end = start;
        while (end < all.length && all[end] != '"' && all[end] != '\\' && all[end] >= ' ') {
            end++;
        }
        return end;
    }

    private char character() {
        char character = current();
        if (character < ' ') {
            throw fault("a control character or the end within a text");
        }
        at++;
        return character == '\\' ? escaped() : character;
    }

    private char escaped() {
        char letter = current();
        at++;
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fault("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = Character.digit(current(), 16);
            if (digit < 0) {
                throw fault("an unknown escape");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** A number, or one of three words. */
    private Object word(boolean kept) {
        int start = at;
        while (at < text.length && isOfWord(text[at])) {
            at++;
        }
        String word = new String(text, start, at - start);
        Object known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        // A longer number would take long to read, and no report has one.
        if (word.length() > 30 || !NUMBER.matcher(word).matches()) {
            throw fault("no value");
        }
        return kept ? Double.valueOf(word) : NOTHING;
    }

    private static boolean isOfWord(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || "+-.E".indexOf(character) >= 0;
    }

    private void require(char wanted) {
        if (!takes(wanted)) {
            throw fault("no " + wanted);
        }
    }

    private boolean takes(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character that is no blank. Zero at the end. Half of a report is blanks. */
    private char peek() {
        char[] all = text;
        int next = at;
        while (next < all.length && isBlank(all[next])) {
            next++;
        }
        at = next;
        return current();
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private char current() {
        return at < text.length ? text[at] : 0;
    }

    private InvalidReportException fault(String seen) {
        return at >= text.length
                ? new InvalidReportException("ends too early, after " + text.length + " characters")
                : new InvalidReportException("is no JSON: it has " + seen + " at character " + (at + 1));
    }
}
