package io.portolan.resilience;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PreflightReports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An application that does all that Portolan can do, and prints every value of Portolan's that it meets. */
final class TracedApplication {

    static final String END = "TRACED APPLICATION ENDS";

    private TracedApplication() {}

    /** The argument is the catalog. */
    public static void main(String[] args) throws Exception {
        ClusterCatalog catalog = ClusterCatalog.load(Path.of(args[0]));
        try (Portolan portolan = Portolan.open(catalog)) {
            PreflightReports reports = portolan.preflight(catalog.clusterNames());
            System.out.println(reports + reports.toJson() + reports.toHtml());
            for (String name : catalog.clusterNames()) {
                use(portolan.cluster(name));
            }
        }
        System.out.println(END);
    }

    private static void use(Cluster cluster) throws Exception {
        System.out.println(cluster.definition());
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer());
                Consumer<String, String> consumer = cluster.consumer(
                        new StringDeserializer(), new StringDeserializer(), Map.of("group.id", "traced"));
                Admin admin = cluster.admin()) {
            producer.send(new ProducerRecord<>("traced", "k", "v")).get();
            consumer.subscribe(List.of("traced"));
            consumer.poll(Duration.ofSeconds(1));
            System.out.println(admin.describeCluster().nodes().get());
        } catch (RuntimeException e) {
            ApplicationJournal.print(e);
        }
        System.out.println(cluster.status());
    }
}
