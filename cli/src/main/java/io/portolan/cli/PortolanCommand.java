package io.portolan.cli;

import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program without a command, and the options of all commands. */
@Command(
        name = "portolan",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = PortolanCommand.Version.class,
        header = "Finds Amazon MSK clusters by name, and tells what keeps this host from reaching them.",
        description = "Clusters are those of a catalog, portolan.yaml; COMMAND --help tells of each command.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        descriptionHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All is well, warnings included.",
            "1:A failure was found.",
            "2:Bad input: unknown option or cluster, faulty catalog.",
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

    /** The resource of slf4j-simple can be overridden by a property of this name. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    boolean verbose;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show log lines and, after an error, where it arose.")
    void verbose(boolean on) {
        verbose = on;
        if (on) {
            System.setProperty(LOG_LEVEL, "info");
        }
    }

    /** Of the jar that this runs from. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = PortolanCommand.class.getPackage().getImplementationVersion();
            return new String[] {"portolan " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
