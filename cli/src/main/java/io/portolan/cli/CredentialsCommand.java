package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Which credentials do a cluster's clients have? */
@Command(
        name = "credentials",
        header = "Prints the credentials of a cluster's clients for credential_process.",
        description = {
            "The output is the JSON that AWS's SDKs read from a credential_process of a profile. It is secret. The session is"
                    + " new, so it has its whole life before it.",
            "The profile that assumes the first role must be another one. Name it with --profile."
        },
        footer = {
            "  portolan credentials orders --profile dev",
            "  aws configure set profile.orders.credential_process \\",
            "      \"portolan credentials orders --profile dev --catalog /etc/portolan.yaml\""
        })
final class CredentialsCommand implements Callable<Integer> {

    private final CommandOutput output;

    @Parameters(paramLabel = "NAME", description = "The cluster's name in the catalog, its name@region or its ARN.")
    String name = "";

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    AccessOptions access = new AccessOptions();

    CredentialsCommand(CommandOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (runsForItself()) {
            throw endless();
        }
        AwsCredentials credentials =
                access.use(output, portolan -> portolan.credentials(name).resolveCredentials());
        output.out().println(CredentialsJson.ofProcess(credentials));
        return ExitCode.FINE;
    }

    /** Whether the same command waits for this one. It would start the next one, and so on. */
    private boolean runsForItself() {
        ProcessHandle self = ProcessHandle.current();
        Optional<String> java = self.info().command();
        List<String> own = Objects.requireNonNull(spec)
                .root()
                .commandLine()
                .getParseResult()
                .originalArgs();
        for (Optional<ProcessHandle> caller = self.parent();
                caller.isPresent();
                caller = caller.get().parent()) {
            // A script that starts this process has the same arguments.
            boolean runsJava = caller.get().info().command().equals(java);
            if (runsJava && runsSame(arguments(caller.get()), arguments(self), own)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a caller has these arguments itself. The caller {@code exec} has them as those of its command. */
    static boolean runsSame(List<String> caller, List<String> self, List<String> own) {
        int begin = caller.size() - own.size();
        int program = self.size() - own.size() - 1;
        return begin > 0
                && program >= 0
                && caller.subList(begin, caller.size()).equals(own)
                && caller.indexOf(self.get(program)) == begin - 1;
    }

    /** The JDK reads the first page of them only, and a class path may be longer. */
    private static List<String> arguments(ProcessHandle process) {
        try {
            Path all = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            return List.of(Files.readString(all).split("\0", 0));
        } catch (IOException e) {
            return List.of(process.info().arguments().orElse(new String[0])); // not Linux
        }
    }

    private static PortolanException endless() {
        return new PortolanException(
                "This command would call itself without end",
                Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, "credential_process")
                        .asked("the identity that assumes the first role")
                        .seen("a profile whose credential_process is this same command")
                        .cause("The command uses the profile that it is the credential_process of.")
                        .fix("Add --profile with another profile to the credential_process.")
                        .build());
    }
}
