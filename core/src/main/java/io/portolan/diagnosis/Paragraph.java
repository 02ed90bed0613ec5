package io.portolan.diagnosis;

import java.util.regex.Pattern;

/**
 * Breaks text into lines of at most 100 columns, at blanks. A word that is longer than a line, such as an ARN, stays whole:
 * it is there to be copied.
 */
final class Paragraph {

    private static final int COLUMNS = 100;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");

    private Paragraph() {}

    /** The text after the prefix; its following lines stand below its first one. */
    static String of(String prefix, String text) {
        return of(prefix, text, " ".repeat(prefix.length()));
    }

    /** The text after the prefix, its following lines after the margin. Lines and their own indents are kept. */
    static String of(String prefix, String text, String margin) {
        StringBuilder block = new StringBuilder(prefix);
        String separator = "";
        for (String line : text.lines().toList()) {
            block.append(separator);
            wrap(block, tame(line), margin);
            separator = "\n" + margin;
        }
        return block.toString();
    }

    /** Without control characters: a text of others, such as a broker's refusal, must not drive a terminal. */
    static String tame(String line) {
        return CONTROL.matcher(line).replaceAll("?");
    }

    private static void wrap(StringBuilder block, String line, String margin) {
        int indent = line.length() - line.stripLeading().length();
        String rest = line;
        int cut = cut(rest, indent, room(block));
        while (cut > 0) {
            block.append(rest.substring(0, cut).stripTrailing()).append('\n').append(margin);
            rest = " ".repeat(indent) + rest.substring(cut).strip();
            cut = cut(rest, indent, room(block));
        }
        block.append(rest);
    }

    private static int room(StringBuilder block) {
        return COLUMNS - (block.length() - block.lastIndexOf("\n") - 1);
    }

    /** Where to break: the last blank that leaves a line short enough, else the first one; -1 where there is none. */
    private static int cut(String line, int indent, int room) {
        if (line.length() <= room) {
            return -1;
        }
        int last = line.lastIndexOf(' ', room);
        return last > indent ? last : line.indexOf(' ', indent);
    }
}
