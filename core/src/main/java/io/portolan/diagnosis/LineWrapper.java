package io.portolan.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks text into lines of at most 100 columns at blanks. A word that is longer than a line stays whole, since people copy
 * ARNs.
 */
public final class LineWrapper {

    private static final int COLUMNS = 100;
    /** An indented label before a value, with two blanks between them. */
    private static final Pattern LABEL = Pattern.compile(" +\\S+(?: \\S+)*? {2,}(?=\\S)");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");

    private LineWrapper() {}

    /** The text after the prefix. Its following lines stand below its first one. */
    public static String wrap(String prefix, String text) {
        return wrap(prefix, text, " ".repeat(prefix.length()));
    }

    /** The text after the prefix and its following lines after the margin. Lines and their own indents are kept. */
    public static String wrap(String prefix, String text, String margin) {
        StringBuilder block = new StringBuilder(prefix);
        String separator = "";
        for (String line : text.lines().toList()) {
            block.append(separator);
            appendWrapped(block, withoutControlCharacters(line), margin);
            separator = "\n" + margin;
        }
        return block.toString();
    }

    /** Without control characters. A text of others such as a broker's refusal must not drive a terminal. */
    static String withoutControlCharacters(String line) {
        return CONTROL.matcher(line).replaceAll("?");
    }

    private static void appendWrapped(StringBuilder block, String line, String margin) {
        int indent = indent(line);
        String rest = line;
        int cut = breakPosition(rest, indent, freeColumns(block));
        while (cut > 0) {
            block.append(rest.substring(0, cut).stripTrailing()).append('\n').append(margin);
            rest = " ".repeat(indent) + rest.substring(cut).strip();
            cut = breakPosition(rest, indent, freeColumns(block));
        }
        block.append(rest);
    }

    /** Where the following lines of a line begin. Those of a labelled value stand below the value. */
    private static int indent(String line) {
        Matcher label = LABEL.matcher(line);
        return label.lookingAt()
                ? label.end()
                : line.length() - line.stripLeading().length();
    }

    private static int freeColumns(StringBuilder block) {
        return COLUMNS - (block.length() - block.lastIndexOf("\n") - 1);
    }

    /** The last blank that leaves a line short enough. Else it is the first one, or -1 if there is none. */
    private static int breakPosition(String line, int indent, int columns) {
        if (line.length() <= columns) {
            return -1;
        }
        int last = line.lastIndexOf(' ', columns);
        return last > indent ? last : line.indexOf(' ', indent);
    }
}
