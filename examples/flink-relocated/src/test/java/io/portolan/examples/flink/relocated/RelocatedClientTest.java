package io.portolan.examples.flink.relocated;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link RelocatedClient} signs by a Portolan that is relocated as its Kafka is. */
@Tag("whole")
@Timeout(120)
class RelocatedClientTest {

    private static final Path RELOCATED = Path.of("target", "portolan-for-flink-sql.jar");

    /** The strings name the default base identity. */
    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(PresetEstates.oneCluster()).actAs(PresetEstates.SITE);

    @TempDir
    Path folder;

    @Test
    void relocatedPortolanSigns(LocalMsk msk) throws Exception {
        FinishedProcess client = send(msk, RELOCATED + File.pathSeparator + libraries("flink-sql-connector-|slf4j-"));
        assertThat(client.output()).as(client.errors()).contains("offset 0");
        assertThat(msk.cluster("orders").seenPrincipals()).contains(PresetEstates.ORDERS_CLIENT);
    }

    @Test
    void usualPortolanSaysWhatIsMissing(LocalMsk msk) throws Exception {
        FinishedProcess client = send(msk, libraries(""));
        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.errors())
                .contains(
                        "This Kafka client has its classes in org.apache.flink.kafka.shaded.org.apache.kafka.*, and this"
                                + " Portolan was built for org.apache.kafka.*.")
                .doesNotContain("ClassCastException");
    }

    @Test
    void portolanAloneLacksItsKafka(LocalMsk msk) throws Exception {
        FinishedProcess client = send(msk, libraries("(?!kafka-clients)"));
        assertThat(client.exitCode()).isEqualTo(1);
        assertThat(client.errors())
                .contains("NoClassDefFoundError: org/apache/kafka/common/security/auth/AuthenticateCallbackHandler");
    }

    private FinishedProcess send(LocalMsk msk, String libraries) throws IOException, InterruptedException {
        List<String> command = List.of(
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "test-classes") + File.pathSeparator + libraries,
                RelocatedClient.class.getName(),
                writeStrings(msk).toString());
        return FinishedProcess.run(msk.site(PresetEstates.SITE).javaProcess(command));
    }

    private Path writeStrings(LocalMsk msk) throws IOException {
        Properties strings = new Properties();
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(msk.catalog(PresetEstates.SITE)))) {
            strings.putAll(portolan.cluster("orders").clientConfig());
        }
        Path file = folder.resolve("orders.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            strings.store(writer, null);
        }
        return file;
    }

    /** The parts of this JVM's class path whose file names begin like this. */
    private static String libraries(String names) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> Path.of(path).getFileName().toString().matches("(" + names + ").*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
