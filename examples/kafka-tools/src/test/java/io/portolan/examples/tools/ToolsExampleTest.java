package io.portolan.examples.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.cli.Main;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link KafkaTools} of several versions work with the printed file and with the file that users copy. */
@Tag("whole")
@Timeout(180)
class ToolsExampleTest {

    private static final String TOPICS = "org.apache.kafka.tools.TopicCommand";
    private static final String CONSUMER = "org.apache.kafka.tools.consumer.ConsoleConsumer";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "kafka-3.9/target, kafka.tools.ConsoleProducer, --producer.config, --consumer.config",
        "kafka-4.3/target, org.apache.kafka.tools.ConsoleProducer, --command-config, --command-config",
        "target, org.apache.kafka.tools.ConsoleProducer, --command-config, --command-config",
    })
    void toolsUseTheCluster(String target, String producer, String produce, String consume, LocalMsk msk)
            throws Exception {
        Path classPath = Path.of(target, "tools.classpath");
        KafkaTools tools = new KafkaTools(msk.site("shop"), folder, classPath);
        writeFiles(msk, tools);
        String topic = "notes-" + version(classPath);
        List<String> cluster =
                List.of("--bootstrap-server", msk.cluster("orders").bootstrapServers());
        List<String> lines = IntStream.range(0, 100).mapToObj(i -> "note " + i).toList();

        tools.run(TOPICS, "", options(cluster, "--command-config", "printed.properties", "--create", "--topic", topic));
        tools.run(
                producer,
                String.join("\n", lines) + "\n",
                options(cluster, produce, "printed.properties", "--topic", topic));
        String read = tools.run(
                CONSUMER,
                "",
                options(
                        cluster,
                        consume,
                        "client.properties",
                        "--topic",
                        topic,
                        "--from-beginning",
                        "--max-messages",
                        String.valueOf(lines.size())));

        assertThat(read.lines()).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(tools.run(TOPICS, "", options(cluster, "--command-config", "client.properties", "--list")))
                .contains(topic);
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
        System.out.println("Tools of Kafka " + version(classPath) + ": " + lines.size() + " records written and read.");
    }

    private void writeFiles(LocalMsk msk, KafkaTools tools) throws Exception {
        Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText("shop"));
        String trust = Stream.of("ssl.truststore.type", "ssl.truststore.location")
                .map(key -> key + "=${portolan:orders:" + key + "}\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("client.properties"),
                Files.readString(Path.of("client.properties")) + "\n# The authority of this estate.\n" + trust);
        Path classPath = Files.writeString(folder.resolve("cli.classpath"), System.getProperty("java.class.path"));
        String printed = new KafkaTools(tools.site(), folder, classPath)
                .run(Main.class.getName(), "", List.of("config", "orders", "--for", "kafka"));
        Files.writeString(folder.resolve("printed.properties"), printed);
        msk.cluster("orders").kafka().forgetAuthentications();
    }

    private static List<String> options(List<String> cluster, String... others) {
        return Stream.concat(cluster.stream(), Stream.of(others)).toList();
    }

    private static String version(Path classPath) throws Exception {
        return Files.readString(classPath).replaceAll(".*/kafka-tools-(\\d[^/]*)\\.jar.*", "$1");
    }
}
