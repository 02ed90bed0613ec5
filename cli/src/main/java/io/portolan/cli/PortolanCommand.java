package io.portolan.cli;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without a command. It declares the options that all commands share. */
@Command(
        name = "portolan",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = PortolanCommand.Version.class,
        header = "Finds Amazon MSK clusters by name and shows what keeps this host from reaching them.",
        description = "A catalog file (portolan.yaml) lists the clusters. COMMAND --help describes a command.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        descriptionHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:No failure was found. There may be warnings.",
            "1:A failure was found or kept the command from its result.",
            "2:An option or a cluster is unknown, the catalog is faulty or a file cannot be read or written.",
            "70:A fault of this program."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  portolan check orders",
            "  portolan check --all --html report.html",
            "  kafka-topics.sh --list --command-config client.properties \\",
            "      --bootstrap-server \"$$(portolan resolve orders)\""
        })
final class PortolanCommand {

    /** A system property of this name overrides the resource of slf4j-simple. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    boolean verbose;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show log lines and the stack trace of an error.")
    void verbose(boolean on) {
        verbose = on;
        if (on) {
            System.setProperty(LOG_LEVEL, "info");
        }
    }

    /** The version of the jar that this runs from. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = PortolanCommand.class.getPackage().getImplementationVersion();
            return new String[] {"portolan " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
