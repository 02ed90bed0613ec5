package io.portolan.examples.plain;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints the bills of the topic {@value OrderBilling#TOPIC} until the process is told to end. */
public final class BillConsumer {

    private static final Map<String, Object> SETTINGS = Map.of(
            "group.id", "ledger",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed", // Bills of a transaction that was aborted do not count.
            "enable.auto.commit", false);

    private BillConsumer() {}

    /**
     * Runs the program.
     *
     * @param args the catalog's file
     */
    public static void main(String[] args) {
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])));
                Consumer<String, String> consumer = portolan.cluster("orders")
                        .consumer(new StringDeserializer(), new StringDeserializer(), SETTINGS)) {
            StopSignal.wakeUp(consumer);
            consumer.subscribe(List.of(OrderBilling.TOPIC));
            while (true) {
                ConsumerRecords<String, String> bills = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<String, String> bill : bills) {
                    System.out.println(bill.key() + ": " + bill.value());
                }
                // After the work. So a crash repeats some bills and loses none.
                consumer.commitSync();
            }
        } catch (WakeupException e) {
            System.out.println("The ledger is closed.");
        }
    }
}
