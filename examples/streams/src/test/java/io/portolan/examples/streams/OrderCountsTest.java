package io.portolan.examples.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link OrderCounts} as a process of its own, which is killed in the middle of its work and started again. */
@Tag("whole")
@Timeout(180)
class OrderCountsTest {

    private static final List<String> ITEMS = List.of("anchor", "rope", "sail");
    private static final List<String> TOPICS = List.of(
            CountTopology.ORDERS,
            CountTopology.COUNTS,
            "order-counts-app-items-repartition",
            "order-counts-app-counts-changelog");
    private static final Map<String, Object> COMMITTED =
            Map.of("group.id", "reader", "auto.offset.reset", "earliest", "isolation.level", "read_committed");

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void everyOrderCountsOnce(LocalMsk msk) throws Exception {
        try (Portolan portolan = open(msk)) {
            Cluster orders = portolan.cluster("orders");
            createTopics(orders);
            try (Consumer<String, Long> reader =
                    orders.consumer(new StringDeserializer(), new LongDeserializer(), COMMITTED)) {
                reader.subscribe(List.of(CountTopology.COUNTS));
                Map<String, List<Long>> counts = new TreeMap<>();
                send(orders, 3_000);
                Process killed = start(msk);
                readUntil(reader, counts, 1);
                killed.destroyForcibly().waitFor();
                System.out.println("Killed after " + size(counts) + " counts");

                send(orders, 600);
                Process restarted = start(msk);
                readUntil(reader, counts, 3_600);
                restarted.destroy();
                restarted.waitFor();
                readToEnd(reader, counts);
                assertThat(topics(orders))
                        .as("what the README's policy names")
                        .containsExactlyInAnyOrderElementsOf(TOPICS);
                System.out.println("In the end " + size(counts) + " counts");
                ITEMS.forEach(item -> assertThat(counts.get(item))
                        .as(item)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 1_200).boxed().toList()));
            }
        }
    }

    @Test
    void catalogOfTheReadmeIsValid() {
        ClusterCatalog catalog = ClusterCatalog.load(Path.of("portolan.yaml"));
        assertThat(catalog.clusterNames()).containsExactly("orders");
    }

    private static Portolan open(LocalMsk msk) {
        BaseIdentity shop = BaseIdentity.provider(
                StaticCredentialsProvider.create(msk.site(PresetEstates.SITE).credentials()));
        return Portolan.builder(ClusterCatalog.load(msk.catalog(PresetEstates.SITE)))
                .baseIdentity(shop)
                .open();
    }

    private static Set<String> topics(Cluster cluster) throws Exception {
        try (Admin admin = cluster.admin()) {
            return admin.listTopics().names().get();
        }
    }

    private static void createTopics(Cluster cluster) throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(topic(CountTopology.ORDERS), topic(CountTopology.COUNTS)))
                    .all()
                    .get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(2), Optional.empty());
    }

    private static void send(Cluster cluster, int count) {
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                var unused = producer.send(
                        new ProducerRecord<>(CountTopology.ORDERS, "order-" + i, ITEMS.get(i % ITEMS.size())));
            }
        }
    }

    private Process start(LocalMsk msk) throws IOException {
        List<String> command = List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OrderCounts.class.getName(),
                msk.catalog(PresetEstates.SITE).toString(),
                folder.toString());
        Process process = msk.site(PresetEstates.SITE)
                .javaProcess(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "order-counts.log").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static void readUntil(Consumer<String, Long> reader, Map<String, List<Long>> counts, int wanted) {
        while (size(counts) < wanted) {
            readMore(reader, counts);
        }
    }

    /** Nothing may follow the last count, not even of a transaction that was aborted. */
    private static void readToEnd(Consumer<String, Long> reader, Map<String, List<Long>> counts) {
        var ends = reader.endOffsets(reader.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            readMore(reader, counts);
        }
    }

    private static void readMore(Consumer<String, Long> reader, Map<String, List<Long>> counts) {
        reader.poll(Duration.ofSeconds(1))
                .forEach(record -> counts.computeIfAbsent(record.key(), item -> new ArrayList<>())
                        .add(record.value()));
    }

    private static int size(Map<String, List<Long>> counts) {
        return counts.values().stream().mapToInt(List::size).sum();
    }
}
