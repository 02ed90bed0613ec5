package io.portolan.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link MirrorProcess} copies a topic between clusters of two regions and two accounts. Nothing is lost. */
@Tag("whole")
@Timeout(240)
class MirrorExampleTest {

    private static final int RECORDS = 1_500;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    @TempDir
    Path folder;

    @Test
    void copiedFileMirrorsEveryRecord(LocalMsk msk) throws Exception {
        String trust = Stream.of("orders", "payments")
                .flatMap(cluster -> Stream.of("ssl.truststore.type", "ssl.truststore.location")
                        .map(key -> "%s.%s=${portolan:%s:%s}\n".formatted(cluster, key, cluster, key)))
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("mm2.properties"),
                Files.readString(Path.of("mm2.properties")) + "\n# The authority of this estate.\n" + trust);
        mirror(msk, "copied");
    }

    @Test
    void printedFileMirrorsEveryRecord(LocalMsk msk) throws Exception {
        Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText("shop"));
        FinishedProcess cli = FinishedProcess.run(msk.site("shop")
                .javaProcess(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "config",
                        "orders",
                        "payments",
                        "--for",
                        "mirror-maker",
                        "--catalog",
                        folder.resolve("portolan.yaml").toString())));
        assertThat(cli.exitCode()).as(cli.errors()).isZero();
        Files.writeString(folder.resolve("mm2.properties"), cli.output());
        mirror(msk, "printed");
    }

    private void mirror(LocalMsk msk, String topic) throws Exception {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText("shop"));
        msk.cluster("orders").kafka().forgetAuthentications();
        msk.cluster("payments").kafka().forgetAuthentications();
        Map<String, String> sent =
                IntStream.range(0, RECORDS).boxed().collect(Collectors.toMap(i -> topic + "/" + i, i -> "order " + i));

        try (Portolan portolan = open(catalog, msk.site("shop"))) {
            produce(portolan.cluster("orders"), topic, sent);
            try (MirrorProcess mirror = MirrorProcess.start(msk.site("shop"), folder)) {
                Map<String, String> mirrored = consume(portolan.cluster("payments"), "orders." + topic, mirror);
                assertThat(mirrored).isEqualTo(sent);
            }
        }
        System.out.println(
                "MirrorMaker with the " + topic + " file: " + RECORDS + " of " + RECORDS
                        + " records of orders (us-east-2, account 222222222222) are in payments (us-west-2, account 444444444444).");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
        assertThat(msk.cluster("payments").seenPrincipals()).containsExactly(PresetEstates.PAYMENTS_CLIENT);
    }

    private static Portolan open(Path catalog, Site site) {
        return Portolan.builder(ClusterCatalog.load(catalog))
                .baseIdentity(BaseIdentity.provider(StaticCredentialsProvider.create(site.credentials())))
                .open();
    }

    private static void produce(Cluster cluster, String topic, Map<String, String> records) {
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
            for (Map.Entry<String, String> record : records.entrySet()) {
                var unused = producer.send(new ProducerRecord<>(topic, record.getKey(), record.getValue()));
            }
        }
    }

    /** Reads until all keys are there. A record that comes twice counts, since MirrorMaker may repeat records. */
    private static Map<String, String> consume(Cluster cluster, String topic, MirrorProcess mirror) throws Exception {
        Map<String, String> records = new HashMap<>();
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
            consumer.subscribe(List.of(topic));
            while (records.size() < RECORDS) {
                mirror.requireAlive();
                ConsumerRecords<String, String> polled = consumer.poll(Duration.ofSeconds(1));
                polled.forEach(record -> records.put(record.key(), record.value()));
            }
        }
        return records;
    }
}
