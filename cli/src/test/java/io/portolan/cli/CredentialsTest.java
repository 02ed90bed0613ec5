package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** {@link CredentialsCommand} on an estate that needs no brokers. */
class CredentialsTest {

    private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate()
            .cluster(
                    "orders",
                    cluster -> cluster.inVpc("prod", "us-east-2")
                            .account("222222222222")
                            .brokers(0)));

    @TempDir
    Path folder;

    @Test
    void outputIsThatOfACredentialProcess(LocalMsk msk) throws Exception {
        CommandRun run = CommandRun.of(msk, "credentials", "orders");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration");
        assertThat(json.get("Version").isInt()).isTrue();
        assertThat(Instant.parse(json.get("Expiration").asText()))
                .isAfter(Instant.now().plus(FIFTEEN_MINUTES));
        assertThat(msk.calls().count("kafka:GetBootstrapBrokers")).isZero();
    }

    @Test
    void sdkReadsTheOutput(LocalMsk msk) throws Exception {
        Path output = Files.writeString(
                folder.resolve("output"),
                CommandRun.of(msk, "credentials", "orders").out());
        try (ProcessCredentialsProvider process = ProcessCredentialsProvider.builder()
                        .command(List.of("cat", output.toString()))
                        .build();
                StsClient sts = StsClient.builder()
                        .region(Region.US_EAST_2)
                        .endpointOverride(msk.endpoint("us-east-2"))
                        .credentialsProvider(process)
                        .build()) {
            assertThat(sts.getCallerIdentity().arn()).contains(":assumed-role/orders-client/");
        }
    }

    @Test
    void refusedRolePrintsNothing(LocalMsk msk) {
        msk.iam().removeRole(CommandRun.CLIENT);
        CommandRun run = CommandRun.of(msk, "credentials", "orders");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("ROLE_NOT_ASSUMABLE");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void longLivedKeyHasNeitherTokenNorEnd(LocalMsk msk) {
        CommandRun run = CommandRun.of(msk, CredentialsTest::withoutRole, "credentials", "orders");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsSubsequence("\"Version\": 1", "\"AccessKeyId\": \"AKIA")
                .doesNotContain("SessionToken", "Expiration");
    }

    @Test
    void longLivedKeyIsNotForCommands(LocalMsk msk) {
        Path catalog = CommandRun.catalog(msk, CredentialsTest::withoutRole);
        CommandRun[] runs = new CommandRun[1];
        CommandRun.runAs(
                msk, () -> runs[0] = CommandRun.of("exec", "orders", "--catalog", catalog.toString(), "--", "true"));
        CommandRun run = runs[0];
        assertThat(run.err()).contains("a key without an end");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void plainKafkaHasNoCredentials() throws Exception {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), """
                clusters:
                  local: {bootstrap-servers: "127.0.0.1:9", security-protocol: PLAINTEXT}
                """);
        for (String[] command : List.of(
                CommandRun.withCatalog(catalog, "credentials", "local"),
                new String[] {"exec", "local", "--catalog", catalog.toString(), "--", "true"})) {
            CommandRun run = CommandRun.of(command);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("NO_IAM_LISTENER");
            assertThat(run.code()).isEqualTo(1);
        }
    }

    @Test
    void commandOfItsOwnProfileEnds(LocalMsk msk) throws Exception {
        ProcessBuilder command = msk.site("shop")
                .javaProcess(List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "credentials",
                        "orders",
                        "--catalog",
                        msk.catalog("shop").toString()));
        Path config = Files.writeString(
                folder.resolve("config"),
                "[profile orders]\ncredential_process = "
                        + String.join(" ", command.command()).replaceFirst(" -", " -Dother=option -") + "\n");
        command.environment().keySet().removeAll(Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));
        command.environment()
                .putAll(Map.of(
                        "AWS_CONFIG_FILE", config.toString(),
                        "AWS_PROFILE", "orders",
                        "AWS_EC2_METADATA_DISABLED", "true"));
        FinishedProcess result = FinishedProcess.run(command);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains("BASE_IDENTITY_UNAVAILABLE", "would call itself without end");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            java -Dx=y -jar /p.jar credentials orders                          ; true
            java -jar /p.jar credentials payments                              ; false
            java -jar /p.jar exec payments -- portolan credentials orders      ; false
            java -jar /p.jar exec orders -- java -jar /p.jar credentials orders ; false
            java credentials orders                                            ; false
            credentials orders                                                 ; false
            """)
    void callerIsTheSameCommandByItsOwnArguments(String caller, boolean same) {
        assertThat(CredentialsCommand.runsSame(
                        List.of(caller.split(" ")),
                        List.of("java", "-Xmx1g", "-jar", "/p.jar", "credentials", "orders"),
                        List.of("credentials", "orders")))
                .isEqualTo(same);
    }

    private static String withoutRole(String catalog) {
        return catalog.replaceAll("(?m)^ +role: .*\n", "");
    }
}
