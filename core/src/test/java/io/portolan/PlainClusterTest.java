package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.net.InetAddress;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@link Cluster} as plain Kafka for local development. The path is the same but without IAM. The cluster is the estate's
 * listener between brokers.
 */
class PlainClusterTest {

    private static final int BETWEEN_BROKERS = 9094;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @Test
    void plainClusterNeedsNoAws(LocalMsk msk) throws Exception {
        String broker = InetAddress.getByName(
                        msk.cluster("orders").brokerHosts().get(0))
                .getHostAddress();
        ClusterCatalog catalog = ClusterCatalog.builder()
                .cluster(
                        "local",
                        local -> local.bootstrapServers(List.of(broker + ":" + BETWEEN_BROKERS))
                                .securityProtocol("PLAINTEXT"))
                .build();
        try (Portolan portolan = Portolan.open(catalog);
                Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("local"));
                Admin admin = portolan.cluster("local").admin()) {
            producer.send(new ProducerRecord<>("plain", "v")).get();
            assertThat(admin.listTopics().names().get()).contains("plain");
            assertThat(portolan.cluster("local").preflight().orThrow().toString())
                    .contains("METADATA        OK", "OK  local: the brokers speak", "ADVERTISED_TCP  OK");
        }
        assertThat(msk.calls().all()).as("calls to AWS").isEmpty();
    }
}
