package io.portolan.examples.spark;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
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

/** {@link StreamedBills} in a Spark of its own, which has no catalog but the printed file. */
@Tag("whole")
@Timeout(180)
class StreamedBillsTest {

    private static final int ORDERS = 500;
    private static final Map<String, Object> READER = Map.of("group.id", "reader", "auto.offset.reset", "earliest");

    /** What Spark's own scripts open. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @TempDir
    Path folder;

    @Test
    void printedFileBillsEveryOrder(LocalMsk msk) throws Exception {
        Site site = msk.site(PresetEstates.SITE);
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText(PresetEstates.SITE));
        BaseIdentity base = BaseIdentity.provider(StaticCredentialsProvider.create(site.credentials()));
        try (Portolan portolan = Portolan.builder(ClusterCatalog.load(catalog))
                .baseIdentity(base)
                .open()) {
            Cluster orders = portolan.cluster("orders");
            prepare(orders);
            runSpark(site, print(site, catalog));
            List<String> bills = readBills(orders);
            assertThat(bills)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ORDERS)
                            .mapToObj(order -> "bill for order " + order)
                            .toList());
            System.out.println(bills.size() + " bills of Spark for " + ORDERS + " orders");
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
    }

    private Path print(Site site, Path catalog) throws IOException, InterruptedException {
        FinishedProcess cli = FinishedProcess.run(site.javaProcess(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "config",
                "orders",
                "--for",
                "spark",
                "--catalog",
                catalog.toString())));
        assertThat(cli.exitCode()).as(cli.errors()).isZero();
        return Files.writeString(folder.resolve("orders.properties"), cli.output());
    }

    private static void prepare(Cluster cluster) throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(topic(StreamedBills.ORDERS), topic(StreamedBills.BILLS)))
                    .all()
                    .get();
        }
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
            for (int order = 0; order < ORDERS; order++) {
                var unused = producer.send(new ProducerRecord<>(StreamedBills.ORDERS, "order " + order));
            }
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(2), Optional.empty());
    }

    private void runSpark(Site site, Path options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse")));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                StreamedBills.class.getName(),
                options.toString(),
                folder.resolve("checkpoint").toString()));
        ProcessBuilder spark = site.javaProcess(command);
        spark.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Path log = Path.of("target", "spark.log");
        int code = spark.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(() -> lastLines(log)).isZero();
    }

    private static String lastLines(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 30), all.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> readBills(Cluster cluster) {
        List<String> bills = new ArrayList<>();
        try (Consumer<String, String> reader =
                cluster.consumer(new StringDeserializer(), new StringDeserializer(), READER)) {
            reader.subscribe(List.of(StreamedBills.BILLS));
            while (bills.size() < ORDERS) {
                reader.poll(Duration.ofSeconds(1)).forEach(bill -> bills.add(bill.value()));
            }
        }
        return bills;
    }
}
