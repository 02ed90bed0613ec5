package org.example.modular;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Checks a cluster and sends a record to it. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])))) {
            Cluster orders = portolan.cluster("orders");
            orders.preflight().orThrow();
            try (Producer<String, String> producer = orders.producer(new StringSerializer(), new StringSerializer())) {
                System.out.println("offset "
                        + producer.send(new ProducerRecord<>("modular", 0, "k", "v"))
                                .get()
                                .offset());
            }
            System.out.println(Portolan.class.getModule() + " for " + Main.class.getModule());
        }
    }
}
