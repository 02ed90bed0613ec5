package io.portolan.examples.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.cli.Main;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Flink SQL reads the table that {@code portolan config --for flink} prints. {@link OrderBilling} needs no table. */
@Tag("whole")
@Timeout(180)
class PrintedTableTest {

    private static final int ORDERS = 100;

    /** The table names the default base identity. */
    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(PresetEstates.oneCluster()).actAs(PresetEstates.SITE);

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("try") // The test ends anyway if the iterator's close is interrupted.
    void printedTableHasEveryOrder(LocalMsk msk) throws Exception {
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText(PresetEstates.SITE));
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(catalog));
                Producer<String, String> producer =
                        portolan.cluster("orders").producer(new StringSerializer(), new StringSerializer())) {
            for (int order = 0; order < ORDERS; order++) {
                producer.send(new ProducerRecord<>("orders", "order " + order)).get();
            }
        }
        TableEnvironment flink = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        flink.executeSql(print(msk, catalog));

        List<String> read = new ArrayList<>();
        try (CloseableIterator<Row> rows =
                flink.executeSql("SELECT * FROM `orders`").collect()) {
            while (read.size() < ORDERS) {
                read.add(String.valueOf(rows.next().getField(0)));
            }
        }
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ORDERS)
                        .mapToObj(order -> "order " + order)
                        .toList());
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
    }

    private static String print(LocalMsk msk, Path catalog) throws Exception {
        FinishedProcess cli = FinishedProcess.run(msk.site(PresetEstates.SITE)
                .javaProcess(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "config",
                        "orders",
                        "--for",
                        "flink",
                        "--catalog",
                        catalog.toString())));
        assertThat(cli.exitCode()).as(cli.errors()).isZero();
        return cli.output();
    }
}
