package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An application as an application server deploys it, with libraries of its own. It makes all kinds of clients. */
final class RedeployedApplication {

    private RedeployedApplication() {}

    /** The arguments are the catalog and the base identity's two keys. */
    public static void main(String[] args) throws Exception {
        AwsBasicCredentials keys = AwsBasicCredentials.create(args[1], args[2]);
        try (Portolan portolan = Portolan.builder(ClusterCatalog.load(Path.of(args[0])))
                .baseIdentity(BaseIdentity.provider(StaticCredentialsProvider.create(keys)))
                .preflightDeadline(Duration.ofMinutes(1)) // This host may be busy.
                .open()) {
            Cluster orders = portolan.cluster("orders");
            try (Producer<String, String> producer = OrdersEstate.producer(orders);
                    Consumer<String, String> consumer = orders.consumer(
                            OrdersEstate.FROM_BYTES, OrdersEstate.FROM_BYTES, Map.of("group.id", "shop"));
                    Admin admin = orders.admin()) {
                producer.send(new ProducerRecord<>("orders", "k", "v")).get();
                consumer.subscribe(List.of("orders"));
                consumer.poll(Duration.ofSeconds(1));
                admin.describeCluster().nodes().get();
            }
        }
    }
}
