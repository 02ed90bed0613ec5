package io.portolan.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The manual page of the program, which is the help of all commands. The build puts it into the zip. */
@Command(
        name = "generate-man-page",
        hidden = true,
        header = "Prints the manual page.",
        footer = "  portolan generate-man-page > portolan.1")
final class ManPageCommand implements Callable<Integer> {

    private final CommandOutput output;
    private final CommandLine portolan;

    ManPageCommand(CommandOutput output, CommandLine portolan) {
        this.output = output;
        this.portolan = portolan;
    }

    @Override
    public Integer call() {
        String title = portolan.getCommandSpec().usageMessage().header()[0];
        output.out().print(".TH PORTOLAN 1\n.SH NAME\nportolan \\- " + title + "\n");
        print(portolan);
        return ExitCode.FINE;
    }

    private void print(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        String help = command.getUsageMessage(Ansi.OFF);
        // As it is, without filling of lines. A dot or a quote at the start of a line would be an order to the
        // formatter.
        output.out()
                .print(".SH " + name.toUpperCase(Locale.ROOT) + "\n.nf\n"
                        + help.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^(?=[.'])", "\\\\&") + ".fi\n");
        command.getSubcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .forEach(this::print);
    }
}
