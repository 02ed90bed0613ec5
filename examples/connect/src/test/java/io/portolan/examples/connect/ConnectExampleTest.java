package io.portolan.examples.connect;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.cli.Main;
import io.portolan.credentials.BaseIdentity;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import io.portolan.testkit.Site;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A {@link ConnectWorker} runs on the printed file. One of its connectors uses another cluster of another region and account. */
@Tag("whole")
@Timeout(180)
class ConnectExampleTest {

    private static final int RECORDS = 500;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    @TempDir
    Path folder;

    @BeforeEach
    void copyFiles(LocalMsk msk) throws Exception {
        Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText("shop"));
        for (String file : List.of("orders-source.json", "payments-sink.json")) {
            Files.copy(Path.of(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("worker.properties"),
                print(msk.site("shop"), "config", "orders", "--for", "connect")
                        + Files.readString(Path.of("provider.properties")));
    }

    @Test
    void connectorsUseTwoClusters(LocalMsk msk) throws Exception {
        List<String> orders = lines("order");
        List<String> payments = lines("payment");
        Files.write(folder.resolve("orders.txt"), orders);

        try (Portolan portolan = open(msk.site("shop"));
                ConnectWorker worker = ConnectWorker.start(msk.site("shop"), folder)) {
            produce(portolan.cluster("payments"), payments);
            worker.create(folder.resolve("orders-source.json"));
            worker.create(folder.resolve("payments-sink.json"));

            assertThat(consume(portolan.cluster("orders"), orders.size())).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(awaitLines("payments.txt", payments.size())).containsExactlyInAnyOrderElementsOf(payments);
            String shown = worker.get("/connectors/payments-sink");
            System.out.println(RECORDS + " lines of orders.txt are in the topic orders, " + RECORDS
                    + " records of the topic payments in payments.txt.\nGET /connectors/payments-sink: " + shown);
            assertThat(shown)
                    .contains("${portolan:payments:sasl.jaas.config}")
                    .doesNotContain("portolan.cluster", msk.cluster("payments").bootstrapHost());
            assertThat(recordsOf(portolan.cluster("orders"), new TopicPartition("connect-orders-configs", 0)))
                    .as("what the worker keeps")
                    .contains("${portolan:payments:sasl.jaas.config}")
                    .doesNotContain("portolan.cluster", msk.cluster("payments").bootstrapHost());
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
        assertThat(msk.cluster("payments").seenPrincipals()).containsExactly(PresetEstates.PAYMENTS_CLIENT);
    }

    @Test
    void unknownClusterIsRefusedByName(LocalMsk msk) throws Exception {
        Path connector = folder.resolve("payments-sink.json");
        Files.writeString(connector, Files.readString(connector).replace("portolan:payments:", "portolan:paymnts:"));

        try (ConnectWorker worker = ConnectWorker.start(msk.site("shop"), folder)) {
            assertThatThrownBy(() -> worker.create(connector))
                    .hasMessageContaining("No cluster \\\"paymnts\\\" in portolan.yaml")
                    .hasMessageContaining("It has orders, payments.");
        }
    }

    private static List<String> lines(String word) {
        return IntStream.range(0, RECORDS).mapToObj(i -> word + " " + i).toList();
    }

    private String print(Site site, String... command) throws Exception {
        List<String> java =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        java.addAll(List.of(command));
        java.addAll(List.of("--catalog", folder.resolve("portolan.yaml").toString()));
        FinishedProcess cli = FinishedProcess.run(site.javaProcess(java));
        assertThat(cli.exitCode()).as(cli.errors()).isZero();
        return cli.output();
    }

    private Portolan open(Site site) {
        return Portolan.builder(ClusterCatalog.load(folder.resolve("portolan.yaml")))
                .baseIdentity(BaseIdentity.provider(StaticCredentialsProvider.create(site.credentials())))
                .open();
    }

    private static void produce(Cluster cluster, List<String> records) {
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
            for (String record : records) {
                var unused = producer.send(new ProducerRecord<>("payments", record));
            }
        }
    }

    private static List<String> consume(Cluster cluster, int count) {
        List<String> records = new ArrayList<>();
        Map<String, String> group = Map.of(
                "group.id",
                "reader",
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                "false",
                "metadata.max.age.ms",
                "1000");
        try (Consumer<String, String> consumer =
                cluster.consumer(new StringDeserializer(), new StringDeserializer(), group)) {
            consumer.subscribe(List.of("orders"));
            while (records.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> records.add(record.value()));
            }
        }
        return records;
    }

    /** All records of a partition as one text. */
    private static String recordsOf(Cluster cluster, TopicPartition partition) {
        StringBuilder records = new StringBuilder();
        try (Consumer<String, String> consumer =
                cluster.consumer(new StringDeserializer(), new StringDeserializer(), Map.of())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> records.append(record.value()));
            }
        }
        return records.toString();
    }

    private List<String> awaitLines(String name, int count) throws Exception {
        Path file = folder.resolve(name);
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            folder.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
            while (!Files.exists(file) || Files.readAllLines(file).size() < count) {
                changes.take().reset();
            }
        }
        return Files.readAllLines(file);
    }
}
