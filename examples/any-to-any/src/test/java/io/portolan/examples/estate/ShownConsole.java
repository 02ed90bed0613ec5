package io.portolan.examples.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page shows of terminals, in its order. A line that begins with {@code $} is a command, and one that begins with {@code >} is
 * typed into the estate.
 *
 * @param line the command or what is typed
 * @param typed whether it is typed into the estate
 * @param output the lines that follow
 */
record ShownConsole(String line, boolean typed, String output) {

    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("(?m)^([$>]) (.*)\n((?:(?![$>] ).*\n)*)");

    /** All of a page. */
    static List<ShownConsole> of(Path page) throws IOException {
        List<ShownConsole> shown = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            Matcher entry = ENTRY.matcher(block.group(1));
            while (entry.find()) {
                shown.add(new ShownConsole(entry.group(2), entry.group(1).equals(">"), entry.group(3)));
            }
        }
        return shown;
    }

    /** The real output as a regular expression. Ids, addresses and times are any, and … stands for any lines. */
    Pattern expected() {
        String expression = Arrays.stream((output + "\n").split("(?m)^…$", -1))
                .map(part -> Pattern.quote(masked(part)))
                .reduce((one, next) -> one + ".*" + next)
                .orElse("");
        return Pattern.compile(expression, Pattern.DOTALL);
    }

    /** A text without what differs between two runs. Where lines are broken depends on that, so blanks are all one. */
    static String masked(String text) {
        return text.replaceAll("\\b127\\.\\d+\\.\\d+\\.\\d+(?::\\d+)?", "<ip>")
                .replaceAll("\\b(?:vpc|subnet|sg|rtb|tgw|rslvr-[a-z]+)-[0-9a-f]{17}\\b", "<id>")
                .replaceAll("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<uuid>")
                .replaceAll("\\b(boot|b1)-\\w{8}\\.", "$1.")
                .replaceAll("\\b(port|UDP|TCP) \\d{4,5}\\b", "$1 <port>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "<time>")
                .replaceAll("(?:< )?\\d+ (?:ms|s|min)\\b", "<duration>")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
