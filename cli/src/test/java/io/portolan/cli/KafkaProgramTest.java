package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KafkaProgram} and the file that {@code config --for} prints for each. The brokers are given, so nothing is called. */
class KafkaProgramTest {

    @TempDir
    Path folder;

    private Path catalog;

    @BeforeEach
    void writeCatalog() throws IOException {
        catalog = Files.writeString(folder.resolve("portolan.yaml"), """
                environment: prod
                region: us-east-2
                clusters:
                  audit:
                    region: us-east-2
                    bootstrap-servers: boot-a.c2.kafka-serverless.us-east-2.amazonaws.com:9098
                    kafka: {linger.ms: 20}
                  orders:
                    regions:
                      us-east-2: {bootstrap-servers: "boot-o.c2.kafka-serverless.us-east-2.amazonaws.com:9098"}
                      us-west-2: {bootstrap-servers: "boot-o.c2.kafka-serverless.us-west-2.amazonaws.com:9098"}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "streams"})
    void clientFilesHaveTheDefaultProperties(String program) throws IOException {
        Map<String, String> plain = properties("audit");
        Map<String, String> file = properties("audit", "--for", program);
        file.remove("application.id");
        assertThat(file).isEqualTo(plain).containsEntry("linger.ms", "20").containsEntry("group.protocol", "classic");
    }

    @Test
    void toolFileNamesOptionsOfOlderTools() {
        assertThat(print("audit", "--for", "kafka"))
                .contains("# Give a tool these two options: --bootstrap-server \"$(portolan resolve audit)\"")
                .contains("kafka-console-consumer.sh, kafka-consumer-perf-test.sh    --consumer.config FILE");
    }

    @Test
    void connectFileHasEachKindOfClient() throws IOException {
        Map<String, String> file = properties("audit", "--for", "connect");
        Map<String, String> plain = properties("audit");
        assertThat(file)
                .containsAllEntriesOf(plain)
                .containsAllEntriesOf(prefixed("admin.", plain, "linger.ms", "group.protocol"))
                .containsAllEntriesOf(prefixed("producer.", plain, "group.protocol"))
                .containsAllEntriesOf(prefixed("consumer.", plain, "linger.ms"))
                .doesNotContainKeys("consumer.linger.ms", "producer.group.protocol", "admin.linger.ms")
                .containsEntry("group.id", "connect-audit")
                .containsEntry("connector.client.config.override.policy", "All");
    }

    @Test
    void mirrorFileNamesEveryCluster() throws IOException {
        Map<String, String> file = properties("audit", "orders@us-west-2", "orders@us-east-2", "--for", "mirror-maker");
        assertThat(file)
                .containsEntry("clusters", "audit, orders-us-west-2, orders-us-east-2")
                .containsEntry("audit->orders-us-west-2.enabled", "true")
                .containsEntry("audit->orders-us-east-2.enabled", "true")
                .doesNotContainKey("orders-us-west-2->audit.enabled")
                .containsAllEntriesOf(prefixed("audit.", properties("audit")))
                .containsAllEntriesOf(prefixed("orders-us-west-2.", properties("orders@us-west-2")));
    }

    @Test
    void debeziumFileHasTheSchemaHistory() throws IOException {
        Map<String, String> plain = properties("audit");
        assertThat(properties("audit", "--for", "debezium"))
                .containsEntry("schema.history.internal.kafka.bootstrap.servers", plain.get("bootstrap.servers"))
                .containsAllEntriesOf(prefixed("schema.history.internal.producer.", plain, "group.protocol"))
                .containsAllEntriesOf(prefixed("schema.history.internal.consumer.", plain, "linger.ms"));
    }

    /** In JSON the text of a string is what stands in the file. */
    @ParameterizedTest
    @ValueSource(strings = {"connect", "debezium"})
    void valuesCanBePastedIntoJson(String program) throws IOException {
        Files.writeString(
                catalog,
                Files.readString(catalog)
                        .replace("linger.ms: 20", "linger.ms: 20, ssl.keystore.location: ' C:\\keys=1#é '"));
        Map<String, String> pasted = new TreeMap<>();
        for (String line : print("audit", "--for", program).lines().toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                int end = line.indexOf('=');
                String json = "\"" + line.substring(end + 1) + "\"";
                pasted.put(line.substring(0, end), new ObjectMapper().readValue(json, String.class));
            }
        }
        assertThat(pasted).isEqualTo(properties("audit", "--for", program)).containsValue(" C:\\keys=1#é ");
        assertThat(print("audit", "--for", program))
                .contains("Keep the backslashes.")
                .contains("keys=1#");
    }

    @Test
    void automaticRackIsLeftToTheHost() throws IOException {
        Files.writeString(catalog, Files.readString(catalog).replace("linger.ms: 20", "client.rack: auto"));
        assertThat(print("audit"))
                .startsWith(
                        "# client.rack of cluster audit is auto. Set client.rack to the zone id of the host that uses this file")
                .doesNotContain("\nclient.rack");
        assertThat(print("orders", "--for", "kafka")).doesNotContain("client.rack");
    }

    /** The named key, with a value, is what the program gives to its consumers. */
    @ParameterizedTest
    @CsvSource({
        "streams, # , client.rack",
        "connect, # , consumer.client.rack",
        "flink, -- , properties.client.rack",
        "spark, # , kafka.client.rack",
        "debezium, # , schema.history.internal.consumer.client.rack"
    })
    void automaticRackIsNamedAsTheProgramReadsIt(String program, String comment, String key) throws IOException {
        Files.writeString(catalog, Files.readString(catalog).replace("linger.ms: 20", "client.rack: auto"));
        String automatic = print("audit", "--for", program);
        Files.writeString(catalog, Files.readString(catalog).replace("client.rack: auto", "client.rack: use1-az7"));
        assertThat(automatic)
                .startsWith(
                        comment + " client.rack of cluster audit is auto. Set " + key + " to the zone id of the host");
        assertThat(print("audit", "--for", program)).containsPattern("(?m)^ *'?\\Q" + key + "\\E.*use1-az7");
    }

    @Test
    void automaticRackIsNamedForEachMirroredCluster() throws IOException {
        Files.writeString(
                catalog,
                Files.readString(catalog)
                        .replace("linger.ms: 20", "client.rack: auto")
                        .replace("orders:", "orders:\n    kafka: {client.rack: auto}"));
        assertThat(print("audit", "orders@us-west-2", "--for", "mirror-maker"))
                .contains("Set audit.client.rack to", "Set orders-us-west-2.client.rack to");
    }

    @Test
    void flinkFileIsATable() throws IOException {
        String jaas = properties("audit").get("sasl.jaas.config");
        assertThat(print("audit", "--for", "flink"))
                .contains("CREATE TABLE `audit` (")
                .contains("  'properties.linger.ms' = '20',\n")
                .contains("  'properties.sasl.jaas.config' = '" + jaas + "',\n")
                .endsWith("'\n);\n");
    }

    @Test
    void sparkFileHasOptions() throws IOException {
        assertThat(properties("audit", "--for", "spark")).isEqualTo(prefixed("kafka.", properties("audit")));
    }

    @Test
    void sparkRefusesInterceptors() throws IOException {
        Files.writeString(
                catalog,
                Files.readString(catalog).replace("  audit:", "  audit:\n    cluster-id: PHpW-Mn5QyO3aVUhGPUZ5A"));
        CommandRun run = CommandRun.of(CommandRun.withCatalog(catalog, "config", "audit", "--for", "spark"));
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Spark refuses interceptors.", "a catalog without cluster-id");
        assertThat(run.code()).isEqualTo(2);
    }

    private String print(String... arguments) {
        CommandRun run = CommandRun.of(CommandRun.withCatalog(
                catalog,
                Stream.concat(Stream.of("config"), Stream.of(arguments)).toArray(String[]::new)));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    private Map<String, String> properties(String... arguments) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(print(arguments)));
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((name, value) -> texts.put((String) name, (String) value));
        return texts;
    }

    private static Map<String, String> prefixed(String prefix, Map<String, String> plain, String... without) {
        return plain.entrySet().stream()
                .filter(property -> Stream.of(without).noneMatch(property.getKey()::equals))
                .collect(Collectors.toMap(property -> prefix + property.getKey(), Map.Entry::getValue));
    }
}
