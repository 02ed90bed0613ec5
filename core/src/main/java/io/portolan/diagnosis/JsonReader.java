package io.portolan.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a JSON text (RFC 8259). Objects become maps and arrays become lists. A null becomes an empty {@code Optional} and any
 * number a double. The texts come from other hosts, so nesting is bounded. A report can have 10 MB, for which the parser of YAML takes
 * seconds. What is left out is parsed and never made into values, since that is most of a report.
 */
public final class JsonReader {

    /** Stands for null. */
    static final Object NOTHING = Optional.empty();

    /** A report needs 7 levels. */
    static final int DEEPEST = 32;

    private static final Map<String, Object> WORDS = Map.of("true", true, "false", false, "null", NOTHING);

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final byte[] text;
    private final Set<String> leftOut;
    private int at;

    private JsonReader(byte[] text, Set<String> leftOut) {
        this.text = text;
        this.leftOut = leftOut;
    }

    /** The only value of the text. Throws an {@link IllegalArgumentException} if this is no JSON. */
    public static Object read(String text) {
        return read(text.getBytes(UTF_8), Set.of());
    }

    /**
     * The only value of the text. Members of these names are read and left out.
     *
     * @param text in UTF-8, since decoding all of it takes as long as reading it
     * @throws InvalidReportException if this is no JSON
     */
    static Object read(byte[] text, Set<String> leftOut) {
        JsonReader reader = new JsonReader(text, leftOut);
        Object value = reader.value(0, true);
        if (reader.peek() != 0 || reader.at < text.length) {
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
        at++;
        String plain = plain(kept);
        if (current() == '"') {
            at++;
            return plain;
        }
        StringBuilder value = new StringBuilder(plain);
        while (current() == '\\') {
            at++;
            value.append(escaped()).append(plain(kept));
        }
        if (current() != '"') {
            throw fault("a control character or the end within a text");
        }
        at++;
        return value.toString();
    }

    /** The characters from here on that stand for themselves. */
    private String plain(boolean kept) {
        byte[] all = text;
        int start = at;
        int end = start;
        while (end < all.length && all[end] != '"' && all[end] != '\\' && (all[end] >= ' ' || all[end] < 0)) {
            end++;
        }
        at = end;
        return kept ? decoded(start, end) : "";
    }

    /** The strict decoder is slow. The other one leaves this character where it met a fault. */
    private String decoded(int start, int end) {
        String lenient = new String(text, start, end - start, UTF_8);
        if (lenient.indexOf('\uFFFD') < 0) {
            return lenient;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(text, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidReportException("is no UTF-8");
        }
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
        String word = new String(text, start, at - start, UTF_8);
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

    private static boolean isOfWord(byte character) {
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
        byte[] all = text;
        int next = at;
        while (next < all.length && isBlank(all[next])) {
            next++;
        }
        at = next;
        return current();
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private char current() {
        return at < text.length ? (char) (text[at] & 0xFF) : 0;
    }

    private InvalidReportException fault(String seen) {
        return at >= text.length
                ? new InvalidReportException("ends too early, after " + characters(at) + " characters")
                : new InvalidReportException("is no JSON: it has " + seen + " at character " + (characters(at) + 1));
    }

    private int characters(int bytes) {
        return new String(text, 0, Math.min(bytes, text.length), UTF_8).length();
    }
}
