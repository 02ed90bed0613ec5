package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link Main} as {@code java -jar target/portolan.jar}, in a JVM of its own. Runs after packaging. */
@Tag("packaged")
class PackagedTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    @TempDir
    Path folder;

    @Test
    void jarTakesTheCatalogOfTheEnvironment(LocalMsk msk) throws Exception {
        Map<String, String> environment =
                Map.of("PORTOLAN_CLI_CATALOG", msk.catalog("shop").toString());
        long start = System.nanoTime();
        FinishedProcess result = CliProcess.ofJar(msk.site("shop"), environment, "check", "--all", "--json");
        System.out.println("portolan.jar check --all --json, one cluster: " + (System.nanoTime() - start) / 1_000_000
                + " ms from start to end");
        assertThat(result.errors()).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(result.output())
                        .at("/clusters/0/status")
                        .asText())
                .as(result.output())
                .isEqualTo("ok");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void pipedOutputHasNoColourOrProgress(LocalMsk msk) throws Exception {
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        FinishedProcess result = CliProcess.ofJar(
                msk.site("shop"),
                Map.of("TERM", "xterm"),
                CommandRun.withCatalog(msk.catalog("shop"), "check", "orders"));
        assertThat(result.output()).contains("MISSING_RULE").doesNotContain("\033");
        assertThat(result.errors()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void profilesOfIdentityCenterAreUnderstood(LocalMsk msk) throws Exception {
        Path config = Files.writeString(folder.resolve("config"), """
                [profile corp]
                sso_session = corp
                sso_account_id = 333333333333
                sso_role_name = Operator
                region = us-east-2
                [sso-session corp]
                sso_region = us-east-2
                sso_start_url = https://corp.example/start
                """);
        FinishedProcess result = CliProcess.ofJar(
                msk.site("shop"),
                Map.of("AWS_CONFIG_FILE", config.toString(), "HOME", folder.toString()),
                CommandRun.withCatalog(msk.catalog("shop"), "resolve", "orders", "--profile", "corp"));
        assertThat(result.errors())
                .contains("BASE_IDENTITY_UNAVAILABLE", "aws sso login")
                .doesNotContain("class path");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void jarKnowsItsVersionAndExitCodeTwo(LocalMsk msk) throws Exception {
        assertThat(CliProcess.ofJar(msk.site("shop"), Map.of(), "--version").output())
                .matches("portolan \\d+\\.\\d+\\.\\d+\\S*\n");
        FinishedProcess result = CliProcess.ofJar(msk.site("shop"), Map.of(), "chek");
        assertThat(result.errors()).contains("Did you mean: portolan check");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
