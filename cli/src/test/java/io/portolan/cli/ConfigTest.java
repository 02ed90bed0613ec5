package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link ConfigCommand} on an estate. */
class ConfigTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    @TempDir
    Path folder;

    @Test
    void theSamePropertiesAreTheSameText(LocalMsk msk) throws IOException {
        CommandRun run = CommandRun.of(msk, "config", "orders");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("# Kafka client configuration of cluster orders (us-east-2)")
                .isEqualTo(CommandRun.of(msk, "config", "orders").out())
                .doesNotContain(msk.site("shop").credentials().secretAccessKey());
        Properties properties = new Properties();
        properties.load(new StringReader(run.out()));
        assertThat(properties)
                .containsEntry("bootstrap.servers", msk.cluster("orders").bootstrapServers())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "AWS_MSK_IAM")
                .doesNotContainKey("client.id");
        assertThat(properties.getProperty("sasl.jaas.config")).contains("portolan.cluster=\"orders\"");
    }

    @Test
    void aClientIdOfTheCatalogStays(LocalMsk msk) {
        CommandRun run = CommandRun.of(
                msk,
                text -> text.replace("  kafka:\n    ssl", "  kafka:\n    client.id: till 7\n    ssl"),
                "config",
                "orders");
        assertThat(run.out()).contains("\nclient.id=till 7\n");
    }

    @Test
    void producerInAnotherJvmUsesTheProperties(LocalMsk msk) throws Exception {
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                CommandRun.of(msk, "config", "orders").out());
        msk.cluster("orders").kafka().forgetAuthentications();
        FinishedProcess result = CliProcess.ofClass(msk.site("shop"), OneRecordProgram.class, file.toString());
        assertThat(result.output()).as(result.errors()).isEqualTo("offset 0\n");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CommandRun.CLIENT);
    }

    @Test
    void givenBrokersWithoutARoleNeedNoCredentials() throws IOException {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), """
                region: us-east-2
                clusters:
                  audit:
                    region: us-east-2
                    bootstrap-servers: boot-a.c2.kafka-serverless.us-east-2.amazonaws.com:9098
                """);
        CommandRun run = CommandRun.of(CommandRun.withCatalog(catalog, "config", "audit", "--profile", "nobody"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("sasl.mechanism=AWS_MSK_IAM");
        assertThat(run.out().replace("\\", ""))
                .as("the guard of the client is as strict as the catalog says, though nothing was checked here")
                .contains("portolan.preflight=\"fail\"");
        assertThat(run.code()).isZero();
    }

    @Test
    void namedBaseIsAProfileOfTheOption(LocalMsk msk) {
        UnaryOperator<String> named = text -> text.replaceFirst("( +)chain:", "$1base: corp\n$1chain:");
        CommandRun without = CommandRun.of(msk, named, "config", "orders");
        assertThat(without.err()).contains("BASE_IDENTITY_UNAVAILABLE  base identity corp", "Add --base corp=<profile");
        CommandRun with = CommandRun.of(msk, named, "config", "orders", "--base", "corp=nobody");
        assertThat(with.err()).contains("BASE_IDENTITY_UNAVAILABLE  profile nobody");
    }

    @Test
    void failedPreflightPrintsNoProperties(LocalMsk msk) {
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        CommandRun run = CommandRun.of(msk, "config", "orders");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("portolan: Preflight of orders").contains("MISSING_RULE");
        assertThat(run.code()).isEqualTo(1);
    }
}
