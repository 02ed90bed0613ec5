package io.portolan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out for results
 * @param err for all else
 * @param colour whether results are coloured
 * @param progress whether {@code err} shows what is under way, in a line that is rewritten
 */
record CommandOutput(PrintStream out, PrintStream err, boolean colour, boolean progress) {

    /** For programs and files. */
    static CommandOutput plain(PrintStream out, PrintStream err) {
        return new CommandOutput(out, err, false, false);
    }

    /** Standard output and error, for people where they are terminals. */
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
