package io.portolan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Whether somebody looks at the output, and what may be shown there. */
final class TerminalSupport {

    private TerminalSupport() {}

    /** Whether a file descriptor of this process is a terminal. The JDK tells it of input and output together only. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return Ansi.AUTO.enabled(); // not Linux: picocli's guess
        }
    }

    /** By the convention of no-color.org. */
    static boolean showsColours(boolean terminal, Map<String, String> environment) {
        return canRewriteLine(terminal, environment)
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether a line can be erased and written again. */
    static boolean canRewriteLine(boolean terminal, Map<String, String> environment) {
        return terminal && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
