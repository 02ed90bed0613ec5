package io.portolan.examples.plain;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Turns each order into exactly one bill, by transactions. It may be stopped and started at any time. */
public final class OrderBilling {

    static final String TOPIC = "bills";

    private static final Map<String, Object> READ = Map.of(
            "group.id", "billing",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "enable.auto.commit", false,
            "max.poll.records", 20);

    private OrderBilling() {}

    /**
     * Runs the program.
     *
     * @param args the catalog's file, and the transactional id, of which each running process has its own
     */
    public static void main(String[] args) {
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])))) {
            Cluster orders = portolan.cluster("orders");
            Map<String, Object> write = Map.of("transactional.id", args[1]);
            try (var consumer = orders.consumer(new StringDeserializer(), new StringDeserializer(), READ);
                    var producer = orders.producer(new StringSerializer(), new StringSerializer(), write)) {
                StopSignal.wakeUp(consumer);
                producer.initTransactions();
                consumer.subscribe(List.of(OrderProducer.TOPIC));
                while (true) {
                    bill(consumer.poll(Duration.ofSeconds(1)), consumer, producer);
                }
            }
        } catch (WakeupException e) {
            System.out.println("The billing is stopped.");
        }
    }

    /**
     * The bills and the place in the orders become valid together. A failure ends the process without them, and its next
     * start repeats the work.
     */
    private static void bill(
            ConsumerRecords<String, String> orders, Consumer<?, ?> consumer, Producer<String, String> producer) {
        if (orders.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (ConsumerRecord<String, String> order : orders) {
            // The commit fails if a record did.
            var unused = producer.send(new ProducerRecord<>(TOPIC, order.key(), "bill for " + order.value()));
        }
        producer.sendOffsetsToTransaction(orders.nextOffsets(), consumer.groupMetadata());
        producer.commitTransaction();
        System.out.println("Billed " + orders.count() + " orders.");
    }
}
