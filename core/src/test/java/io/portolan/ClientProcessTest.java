package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link Cluster#clientConfig()} and {@link Portolan} in other JVMs. One has core's run-time dependencies alone. Another
 * has only the strings of a client configuration, or placeholders for a {@link PortolanConfigProvider}.
 */
@Timeout(120)
class ClientProcessTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(TwinEstate.declared().serviceVpc("dev", "us-east-2"));

    @TempDir
    Path folder;

    @Test
    void coreRunsOnItsRuntimeDependenciesAlone(LocalMsk msk) throws Exception {
        String output =
                ClientProcess.run(msk.site("shop"), ClientProcess.FromCatalog.class.getName(), msk.catalog("shop"));
        assertThat(output).contains("offset 0").endsWith("exit 0").doesNotContain("NoClassDefFoundError");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    @Test
    void clientConfigWorksInAnotherJvm(LocalMsk msk) throws Exception {
        Path file = writeStrings(msk, "");
        assertThat(Files.readString(file))
                .doesNotContain(msk.site("shop").credentials().secretAccessKey());
        msk.calls().reset();
        msk.cluster("orders").kafka().forgetAuthentications();

        String output = ClientProcess.run(msk.site("shop"), ClientProcess.FromStrings.class.getName(), file);
        assertThat(output).contains("offset 0", "offset 1", "threads []").endsWith("exit 0");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    @Test
    void placeholdersWorkInAnotherJvm(LocalMsk msk) throws Exception {
        Path file = Files.writeString(
                folder.resolve("client.properties"), """
                config.providers=portolan
                config.providers.portolan.class=io.portolan.PortolanConfigProvider
                config.providers.portolan.param.catalog=%s
                """.formatted(msk.catalog("shop")) + placeholders());
        msk.cluster("orders").kafka().forgetAuthentications();

        String output = ClientProcess.run(
                msk.site("shop"),
                ClientProcess.FromStrings.class.getName(),
                file,
                "-Dorg.apache.kafka.automatic.config.providers=io.portolan.PortolanConfigProvider");
        assertThat(output).containsPattern("offset \\d+\noffset \\d+\nthreads \\[]\nexit 0$");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    private static String placeholders() {
        return Stream.of(
                        "bootstrap.servers",
                        "security.protocol",
                        "sasl.mechanism",
                        "sasl.jaas.config",
                        "sasl.client.callback.handler.class",
                        "ssl.truststore.type",
                        "ssl.truststore.location")
                .map(key -> key + "=${portolan:orders:" + key + "}\n")
                .collect(Collectors.joining());
    }

    /** Names, TLS and IAM of the foreign brokers agree. Only their addresses are wrong, and then they are right again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stringsGuardClientsInAnotherJvm(boolean oldestKafka, LocalMsk msk) throws Exception {
        Path file = writeStrings(msk, "");
        CompletableFuture<String> output;
        try (ForeignBrokers foreign = ForeignBrokers.takeOver(msk, "dev", "us-east-2")) {
            output = CompletableFuture.supplyAsync(() -> runBesideScram(msk, oldestKafka, file));
            foreign.awaitConnections(6);
            assertThat(msk.cluster("orders").kafka().authentications())
                    .as("credentials that arrived at foreign addresses")
                    .isEmpty();
        }
        msk.faults().clear();

        assertThat(output.join())
                .contains(oldestKafka ? "kafka-clients 2.8.2" : "kafka-clients 4.")
                .contains("sent true, after some polls true")
                .endsWith("exit 0");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    /** Names, TLS, IAM and addresses agree. Only the cluster is another. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stringsWatchTheClusterInAnotherJvm(boolean oldestKafka, LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        Path file = writeStrings(msk, msk.cluster("orders").clusterId());
        estate.swap();

        assertThat(run(msk, oldestKafka, ClientProcess.MeetsAnotherCluster.class.getName(), file))
                .contains("met another cluster")
                .endsWith("exit 0");
        assertThat(estate.recordsOfTheTwin()).isZero();
    }

    private static String runBesideScram(LocalMsk msk, boolean oldestKafka, Path file) {
        return run(msk, oldestKafka, ClientProcess.BesideScram.class.getName(), file);
    }

    private static String run(LocalMsk msk, boolean oldestKafka, String program, Path file) {
        try {
            return oldestKafka
                    ? ClientProcess.runOnOldestKafka(msk.site("shop"), program, file)
                    : ClientProcess.run(msk.site("shop"), program, file);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path writeStrings(LocalMsk msk, String clusterId) throws IOException {
        Properties strings = new Properties();
        asDefaultIdentity(msk.site("shop"), () -> {
            try (Portolan portolan = Portolan.open(OrdersEstate.catalog(msk, TwinEstate.withId(clusterId, "fail")))) {
                portolan.cluster("orders").clientConfig().forEach((name, value) -> strings.put(name, (String) value));
            }
        });
        Path file = folder.resolve("client.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            strings.store(writer, null);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firstThreadNeedsNoClassLoader(boolean warm, LocalMsk msk) throws Exception {
        String output = ClientProcess.run(
                msk.site("shop"), ClientProcess.FromBlindThread.class.getName(), msk.catalog("shop"), "-Dwarm=" + warm);
        assertThat(output).containsPattern("offset \\d+\noffset \\d+\nexit 0$");
    }

    /** The SDK's default chain reads the system properties of this JVM for a while. */
    private static void asDefaultIdentity(Site site, Runnable work) {
        System.setProperty("aws.accessKeyId", site.credentials().accessKeyId());
        System.setProperty("aws.secretAccessKey", site.credentials().secretAccessKey());
        try {
            work.run();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
