package io.portolan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out where results go
 * @param err where all else goes
 * @param colour whether results are coloured
 * @param progress whether {@code err} shows the progress in a line that is rewritten
 */
record CommandOutput(PrintStream out, PrintStream err, boolean colour, boolean progress) {

    /** Output for programs and files. It has no colour and no progress. */
    static CommandOutput plain(PrintStream out, PrintStream err) {
        return new CommandOutput(out, err, false, false);
    }

    /** Standard output and error. Colour and progress appear where they are terminals. */
    static CommandOutput ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new CommandOutput(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                TerminalSupport.showsColours(TerminalSupport.isTerminal(1), environment),
                TerminalSupport.canRewriteLine(TerminalSupport.isTerminal(2), environment));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
