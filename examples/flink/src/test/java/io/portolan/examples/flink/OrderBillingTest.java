package io.portolan.examples.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.cli.Main;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

/** {@link OrderBilling} on a Flink cluster in a process of its own, which has no catalog but the printed files. */
@Tag("whole")
@Timeout(180)
class OrderBillingTest {

    private static final int ORDERS = 1_000;
    private static final Map<String, Object> COMMITTED =
            Map.of("group.id", "reader", "auto.offset.reset", "earliest", "isolation.level", "read_committed");

    /** The strings name the default base identity. */
    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(PresetEstates.twoClusters()).actAs(PresetEstates.SITE);

    @TempDir
    Path folder;

    @Test
    void everyOrderIsBilledOnceOnTheOtherCluster(LocalMsk msk) throws Exception {
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(msk.catalog(PresetEstates.SITE)))) {
            Cluster orders = portolan.cluster("orders");
            Cluster payments = portolan.cluster("payments");
            createTopic(orders, OrderBilling.ORDERS);
            createTopic(payments, OrderBilling.BILLS);
            send(orders);

            Process flink = start(msk, print(msk, "orders"), print(msk, "payments"));
            try (Consumer<String, String> reader =
                    payments.consumer(new StringDeserializer(), new StringDeserializer(), COMMITTED)) {
                reader.subscribe(List.of(OrderBilling.BILLS));
                List<String> bills = new ArrayList<>();
                while (bills.size() < ORDERS) {
                    assertThat(flink.isAlive()).as("Flink runs").isTrue();
                    reader.poll(Duration.ofSeconds(1)).forEach(bill -> bills.add(bill.value()));
                }
                assertThat(bills)
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ORDERS)
                                .mapToObj(order -> "bill for order " + order)
                                .toList());
                System.out.println(bills.size() + " bills in us-west-2 for the orders in us-east-2");
            } finally {
                flink.destroyForcibly().waitFor();
            }
        }
    }

    private static void createTopic(Cluster cluster, String name) throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(Cluster cluster) {
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
            for (int order = 0; order < ORDERS; order++) {
                var unused = producer.send(new ProducerRecord<>(OrderBilling.ORDERS, "order " + order));
            }
        }
    }

    private Path print(LocalMsk msk, String cluster) throws IOException, InterruptedException {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText(PresetEstates.SITE));
        FinishedProcess cli = FinishedProcess.run(msk.site(PresetEstates.SITE)
                .javaProcess(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "config",
                        cluster,
                        "--catalog",
                        catalog.toString())));
        assertThat(cli.exitCode()).as(cli.errors()).isZero();
        return Files.writeString(folder.resolve(cluster + ".properties"), cli.output());
    }

    private static Process start(LocalMsk msk, Path orders, Path payments) throws IOException {
        List<String> command = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OrderBilling.class.getName(),
                orders.toString(),
                payments.toString());
        return msk.site(PresetEstates.SITE)
                .javaProcess(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "flink.log").toFile())
                .start();
    }
}
