package io.portolan.examples.plain;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends orders to the topic {@value #TOPIC} of the cluster "orders". It ends when the brokers have them all. */
public final class OrderProducer {

    static final String TOPIC = "orders";

    private OrderProducer() {}

    /**
     * Runs the program.
     *
     * @param args the catalog's file, and the numbers of the first and the last order
     */
    public static void main(String[] args) throws Exception {
        int first = Integer.parseInt(args[1]);
        int last = Integer.parseInt(args[2]);
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])));
                Producer<String, String> producer =
                        portolan.cluster("orders").producer(new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int order = first; order <= last; order++) {
                sent.add(producer.send(new ProducerRecord<>(TOPIC, "order-" + order, order + " ropes")));
            }
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
            System.out.println("The brokers have the orders " + first + " to " + last + ".");
        }
    }
}
