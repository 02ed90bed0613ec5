package io.portolan.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/**
 * The program {@code portolan}. Results go to standard output and all else to standard error. The exit code is 0 without a
 * failure and 1 with one. It is 2 on bad input and 70 on a fault of the program.
 */
public final class Main {

    private Main() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        // A diagnosis must not show what this JVM resolved a round ago.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        CommandOutput output = CommandOutput.ofThisProcess();
        int code = run(args, output);
        if (output.out().checkError()) {
            output.err().println("Standard output took only a part of the result.");
            code = Math.max(code, ExitCode.BAD_INPUT);
        }
        System.exit(code);
    }

    /**
     * Runs a command and returns its exit code. The output is UTF-8 without colour or progress.
     *
     * @param args the command and its options
     * @param out where the result goes
     * @param err where messages of errors go
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, CommandOutput.plain(out, err));
    }

    static int run(String[] args, CommandOutput output) {
        return commandLine(output).execute(args);
    }

    static CommandLine commandLine(CommandOutput output) {
        PortolanCommand portolan = new PortolanCommand();
        FailureHandler failureHandler = new FailureHandler(portolan);
        CommandLine commandLine = new CommandLine(portolan);
        return commandLine
                .addSubcommand(new CheckCommand(output))
                .addSubcommand(new ResolveCommand(output))
                .addSubcommand(new ConfigCommand(output))
                .addSubcommand(new CredentialsCommand(output))
                .addSubcommand(new ExecCommand(output))
                .addSubcommand(new CommandLine(new CatalogCommand()).addSubcommand(new LintCommand(output)))
                .addSubcommand(new WatchCommand(output))
                .addSubcommand(new MatrixCommand(output))
                .addSubcommand(new PlanCommand(output))
                .addSubcommand(new ExplainCommand(output))
                .addSubcommand(new DriftCommand(output))
                .addSubcommand(completion())
                .addSubcommand(new ManPageCommand(output, commandLine))
                .setOut(writer(output.out()))
                .setErr(writer(output.err()))
                .setColorScheme(Help.defaultColorScheme(output.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(100)
                // The arguments of a command of others may begin with @.
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(failureHandler)
                .setParameterExceptionHandler(failureHandler);
    }

    /** Picocli's own command with help that fits the others. */
    private static CommandLine completion() {
        CommandLine command = new CommandLine(new GenerateCompletion());
        command.getCommandSpec()
                .usageMessage()
                .header("Prints a script that completes commands and options in bash and zsh.")
                .optionListHeading("%nOptions:%n")
                .description("Source it or put it where the shell looks for completions.")
                .footer("  source <(portolan generate-completion)");
        return command;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
