package io.portolan.examples.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.cli.Main;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link CountTopology} with the file that {@code portolan config --for streams} prints. */
@Tag("whole")
@Timeout(120)
class PrintedFileTest {

    private static final Map<String, Object> READER = Map.of("group.id", "reader", "auto.offset.reset", "earliest");

    /** The file names the default base identity. */
    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(PresetEstates.oneCluster()).actAs(PresetEstates.SITE);

    @TempDir
    Path folder;

    @Test
    void printedFileRunsTheTopology(LocalMsk msk) throws Exception {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText(PresetEstates.SITE));
        Properties settings = print(msk, catalog);
        assertThat(settings).containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, "orders-streams");
        settings.setProperty(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.setProperty(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100");
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(catalog));
                KafkaStreams streams = new KafkaStreams(CountTopology.build(), settings)) {
            Cluster orders = portolan.cluster("orders");
            prepare(orders);
            streams.start();
            assertThat(readUntil(orders, 20)).containsOnly(Map.entry("anchor", 20L), Map.entry("rope", 20L));
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
    }

    private static Properties print(LocalMsk msk, Path catalog) throws Exception {
        FinishedProcess cli = FinishedProcess.run(msk.site(PresetEstates.SITE)
                .javaProcess(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "config",
                        "orders",
                        "--for",
                        "streams",
                        "--catalog",
                        catalog.toString())));
        assertThat(cli.exitCode()).as(cli.errors()).isZero();
        Properties printed = new Properties();
        printed.load(new StringReader(cli.output()));
        return printed;
    }

    private static void prepare(Cluster cluster) throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(topic(CountTopology.ORDERS), topic(CountTopology.COUNTS)))
                    .all()
                    .get();
        }
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 40; i++) {
                var unused = producer.send(
                        new ProducerRecord<>(CountTopology.ORDERS, "order-" + i, i % 2 == 0 ? "anchor" : "rope"));
            }
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(2), Optional.empty());
    }

    /** The last count of each item, once both have this one. */
    private static Map<String, Long> readUntil(Cluster cluster, long wanted) {
        Map<String, Long> counts = new HashMap<>();
        try (Consumer<String, Long> reader =
                cluster.consumer(new StringDeserializer(), new LongDeserializer(), READER)) {
            reader.subscribe(List.of(CountTopology.COUNTS));
            while (counts.values().stream().filter(count -> count >= wanted).count() < 2) {
                reader.poll(Duration.ofSeconds(1)).forEach(count -> counts.put(count.key(), count.value()));
            }
        }
        return counts;
    }
}
