package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ExecCommand} on an estate, with commands in processes of their own. */
class ExecTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    @TempDir
    Path folder;

    @Test
    void commandHasTheSessionAndNoOtherIdentity(LocalMsk msk) throws Exception {
        ProcessBuilder exec = exec(
                msk,
                List.of("--profile", "base"),
                List.of(
                        JAVA,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdentityProgram.class.getName()));
        exec.environment().putAll(hostileEnvironment(msk));
        FinishedProcess result = FinishedProcess.run(exec);
        assertThat(result.output())
                .as(result.errors())
                .isEqualTo("caller arn:aws:sts::222222222222:assumed-role/orders-client/shop\n"
                        + "region us-east-2\nbrokers " + msk.cluster("orders").bootstrapServers() + "\n");
        assertThat(result.errors()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(msk.calls().count("sts:AssumeRole", PresetEstates.HUB)).isEqualTo(1);
        assertThat(msk.calls().count("sts:AssumeRole", CommandRun.CLIENT)).isEqualTo(1);
    }

    /** Every way by which an SDK finds an identity before it asks an endpoint. Portolan itself uses one of the profiles. */
    private Map<String, String> hostileEnvironment(LocalMsk msk) throws IOException {
        var base = msk.site("shop").credentials();
        Path keys = Files.writeString(
                folder.resolve("credentials"),
                "[base]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
                                .formatted(base.accessKeyId(), base.secretAccessKey())
                        + "[default]\naws_access_key_id = AKIAHOSTILE\naws_secret_access_key = hostile\n");
        Path config = Files.writeString(folder.resolve("config"), "[profile hostile]\nregion = eu-west-1\n");
        return Map.ofEntries(
                Map.entry("AWS_ENDPOINT_URL_STS", msk.endpoint("us-east-2").toString()),
                Map.entry("AWS_SHARED_CREDENTIALS_FILE", keys.toString()),
                Map.entry("AWS_CONFIG_FILE", config.toString()),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIAHOSTILE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "hostile"),
                Map.entry("AWS_SESSION_TOKEN", "hostile"),
                Map.entry("AWS_PROFILE", "hostile"),
                Map.entry("AWS_DEFAULT_PROFILE", "hostile"),
                Map.entry("AWS_WEB_IDENTITY_TOKEN_FILE", keys.toString()),
                Map.entry("AWS_ROLE_ARN", PresetEstates.HUB),
                Map.entry("AWS_ROLE_SESSION_NAME", "hostile"),
                Map.entry("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/hostile"),
                Map.entry("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/hostile"),
                Map.entry("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hostile"),
                Map.entry("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", keys.toString()),
                Map.entry("AWS_REGION", "eu-west-1"),
                Map.entry("AWS_DEFAULT_REGION", "eu-west-1"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "hostile:9098"));
    }

    @Test
    void signalsReachTheCommand(LocalMsk msk) throws Exception {
        String script =
                "trap 'echo USR1' USR1; trap 'echo TERM; exit 7' TERM; echo ready; while :; do sleep 0.05; done";
        Process exec = exec(msk, List.of(), List.of("/bin/sh", "-c", script))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try (BufferedReader output = exec.inputReader()) {
            assertThat(output.readLine()).isEqualTo("ready");
            send("USR1", exec);
            assertThat(output.readLine()).isEqualTo("USR1");
            send("TERM", exec);
            assertThat(output.readLine()).isEqualTo("TERM");
            assertThat(exec.waitFor()).isEqualTo(7);
        } finally {
            exec.destroyForcibly();
        }
    }

    private static void send(String signal, Process process) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + process.pid()).start();
    }

    @Test
    void missingCommandIsNamed(LocalMsk msk) {
        CommandRun run = execInThisJvm("/no/such/command");
        assertThat(run.err()).contains("portolan: Cannot run program \"/no/such/command\"");
        assertThat(run.code()).isEqualTo(127);
    }

    @Test
    void argumentsReachTheCommandUntouched() throws Exception {
        String file = Files.writeString(folder.resolve("body"), "# note\n{\"a\": 1}\n")
                .toString();
        CommandRun run = execInThisJvm(
                "/bin/sh",
                "-c",
                "[ \"$#\" = 3 ] && [ \"$1\" = '@" + file + "' ] && [ \"$2\" = @@x ] && [ -z \"$3\" ]",
                "sh",
                "@" + file,
                "@@x",
                "");
        assertThat(run.code()).isZero();
    }

    @Test
    void otherIdentityIsRefusedBeforeAnyCall(LocalMsk msk) throws Exception {
        ProcessBuilder exec = exec(msk, List.of(), List.of("true"));
        exec.environment().put("MAVEN_OPTS", "-Daws.profile=hostile");
        FinishedProcess result = FinishedProcess.run(exec);
        assertThat(result.errors()).contains("OVERRIDE_REFUSED  environment variable MAVEN_OPTS");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(msk.calls().count("sts:AssumeRole", PresetEstates.HUB)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"exit 42, 42", "exit 0, 0", "kill -s KILL $$, 137"})
    void exitCodeIsThatOfTheCommand(String script, int code) {
        CommandRun run = execInThisJvm("/bin/sh", "-c", script);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    /** Its arguments end with the command, so it names the catalog itself. */
    private static CommandRun execInThisJvm(String... command) {
        LocalMsk msk = ESTATE.msk();
        List<String> arguments =
                new ArrayList<>(List.of("exec", "orders", "--timeout", "1m", "--catalog", catalog(msk), "--"));
        arguments.addAll(List.of(command));
        CommandRun[] run = new CommandRun[1];
        CommandRun.runAs(msk, () -> run[0] = CommandRun.of(arguments.toArray(String[]::new)));
        return run[0];
    }

    private static String catalog(LocalMsk msk) {
        return CommandRun.catalog(msk, text -> text).toString();
    }

    private static ProcessBuilder exec(LocalMsk msk, List<String> options, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "exec",
                "orders",
                "--timeout",
                "1m",
                "--catalog",
                catalog(msk)));
        arguments.addAll(options);
        arguments.add("--");
        arguments.addAll(command);
        return msk.site("shop").javaProcess(arguments);
    }
}
