package io.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Finds out whether output goes to a terminal and what that terminal can show. */
final class TerminalSupport {

    private TerminalSupport() {}

    /** Whether a file descriptor of this process is a terminal. The JDK answers that only for input and output together. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return Ansi.AUTO.enabled(); // not Linux, so picocli guesses
        }
    }

    /** Whether output may have colours, by the convention of no-color.org. */
    static boolean showsColours(boolean terminal, Map<String, String> environment) {
        return canRewriteLine(terminal, environment)
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether a line can be erased and written again. */
    static boolean canRewriteLine(boolean terminal, Map<String, String> environment) {
        return terminal && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
