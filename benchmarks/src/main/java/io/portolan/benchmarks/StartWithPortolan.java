package io.portolan.benchmarks;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Measures the time from {@code main} to the first acknowledged record with Portolan. */
final class StartWithPortolan {

    private StartWithPortolan() {}

    /** Takes the catalog, the cluster and the topic. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])));
                Producer<String, String> producer =
                        portolan.cluster(args[1]).producer(new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(args[2], "key", "value")).get();
            ClientJvm.report("ms", (System.nanoTime() - start) / 1e6);
        }
    }
}
