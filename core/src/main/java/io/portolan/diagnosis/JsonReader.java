package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JSON text (RFC 8259). Objects become maps and arrays become lists. A null becomes an empty {@code Optional} and any
 * number a double. The texts come from other hosts, so nesting is bounded. A report can have 10 MB, for which the parser of YAML takes seconds.
 */
public final class JsonReader {

    /** Stands for null. */
    static final Object NOTHING = Optional.empty();

    /** A report needs 7 levels. */
    static final int DEEPEST = 32;

    private static final Map<String, Object> WORDS = Map.of("true", true, "false", false, "null", NOTHING);

    private final String text;
    private final Set<String> leftOut;
    private int at;

    private JsonReader(String text, Set<String> leftOut) {
        this.text = text;
        this.leftOut = leftOut;
    }

    /**
     * The only value of the text.
     *
     * @throws IllegalArgumentException if this is no JSON
     */
    public static Object read(String text) {
        return read(text, Set.of());
    }

    /**
     * The only value of the text. Members of these names are read and left out.
     *
     * @throws InvalidReportException if this is no JSON
     */
    static Object read(String text, Set<String> leftOut) {
        JsonReader reader = new JsonReader(text, leftOut);
        Object value = reader.value(0);
        if (reader.peek() != 0) {
            throw reader.fault("something after the end");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw fault("deeper nesting than " + DEEPEST);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (!takes('}')) {
            do {
                if (peek() != '"') {
                    throw fault("no name of a member");
                }
                String name = string();
                require(':');
                Object value = value(depth + 1);
                if (!leftOut.contains(name) && members.put(name, value) != null) {
                    throw fault("a second member of one name");
                }
            } while (takes(','));
            require('}');
        }
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        if (!takes(']')) {
            do {
                items.add(value(depth + 1));
            } while (takes(','));
            require(']');
        }
        return items;
    }

    private String string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        StringBuilder value = new StringBuilder().append(text, start, at);
        while (current() != '"') {
            value.append(character());
        }
        at++;
        return value.toString();
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
    private Object word() {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        Object known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        // A longer number would take long to read, and no report has one.
        if (word.length() > 30 || !word.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            throw fault("no value");
        }
        return Double.valueOf(word);
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

    /** The next character that is no blank. Zero at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return current();
    }

    private char current() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private InvalidReportException fault(String seen) {
        return at >= text.length()
                ? new InvalidReportException("ends too early, after " + text.length() + " characters")
                : new InvalidReportException("is no JSON: it has " + seen + " at character " + (at + 1));
    }
}
