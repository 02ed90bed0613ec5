package io.portolan.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
        Map<String, Supplier<Object>> commands = commands(output);
        if (args.length > 0 && commands.containsKey(args[0])) {
            commands.keySet().retainAll(Set.of(args[0]));
        }
        return commandLine(output, commands).execute(args);
    }

    static CommandLine commandLine(CommandOutput output) {
        return commandLine(output, commands(output));
    }

    /** The commands in the order of the help. Only those that are asked for are made, since each loads what it uses. */
    private static Map<String, Supplier<Object>> commands(CommandOutput output) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(output));
        commands.put("resolve", () -> new ResolveCommand(output));
        commands.put("config", () -> new ConfigCommand(output));
        commands.put("credentials", () -> new CredentialsCommand(output));
        commands.put("exec", () -> new ExecCommand(output));
        commands.put("catalog", () -> new CommandLine(new CatalogCommand()).addSubcommand(new LintCommand(output)));
        commands.put("watch", () -> new WatchCommand(output));
        commands.put("matrix", () -> new MatrixCommand(output));
        commands.put("plan", () -> new PlanCommand(output));
        commands.put("explain", () -> new ExplainCommand(output));
        commands.put("drift", () -> new DriftCommand(output));
        return commands;
    }

    private static CommandLine commandLine(CommandOutput output, Map<String, Supplier<Object>> commands) {
        PortolanCommand portolan = new PortolanCommand();
        FailureHandler failureHandler = new FailureHandler(portolan);
        CommandLine commandLine = new CommandLine(portolan);
        commands.values().forEach(command -> commandLine.addSubcommand(command.get()));
        return commandLine
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
