package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link Faults#swap} puts a twin behind a cluster's names. */
class TwinClusterTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalMsk.builder()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("dev", "us-east-2")
            .cluster("twin", cluster -> cluster.twinOf("orders").brokers(1))
            .cluster("foreign", cluster -> cluster.twinOf("orders").brokers(1).inVpc("dev", "us-east-2"))
            .cluster(
                    "orders",
                    cluster -> cluster.inVpc("prod", "us-east-2").brokers(1).pinned()));

    @Test
    void swapLeadsTheNamesToTheTwin(LocalMsk msk) throws Exception {
        LocalCluster orders = msk.cluster("orders");
        LocalCluster twin = msk.cluster("twin");
        assertThat(twin.bootstrapServers()).isEqualTo(orders.bootstrapServers());
        assertThat(twin.brokerHosts()).isEqualTo(orders.brokerHosts());
        assertThat(twin.clusterId()).isNotEqualTo(orders.clusterId());
        assertThat(addresses(orders)).isEqualTo(orders.brokerAddresses());

        msk.faults().swap("twin");
        assertThat(addresses(orders)).isEqualTo(twin.brokerAddresses());
        msk.faults().swap("orders");
        assertThat(addresses(orders)).isEqualTo(orders.brokerAddresses());
        msk.faults().swap("twin");
        msk.faults().clear();
        assertThat(addresses(orders)).isEqualTo(orders.brokerAddresses());
    }

    @Test
    void foreignTwinIsInItsOwnVpc(LocalMsk msk) throws Exception {
        msk.faults().swap("foreign");

        int block = upperBits(msk.serviceVpc("dev", "us-east-2").unusedAddress());
        assertThat(addresses(msk.cluster("orders")))
                .isEqualTo(msk.cluster("foreign").brokerAddresses())
                .allMatch(address -> upperBits(address) == block);
        msk.faults().clear();
    }

    @Test
    void catalogPinsTheIdAndHasNoTwin(LocalMsk msk) {
        assertThat(msk.catalogText("app"))
                .contains("    cluster-id: " + msk.cluster("orders").clusterId() + "\n")
                .doesNotContain("twin");
    }

    @Test
    void twinNeedsAnOriginal() {
        assertThatThrownBy(() -> LocalMsk.builder()
                        .cluster("orders")
                        .cluster("one", cluster -> cluster.twinOf("nobody"))
                        .cluster("two", cluster -> cluster.twinOf("one"))
                        .cluster("three", cluster -> cluster.twinOf("orders").brokers(3))
                        .start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cluster one is the twin of nobody")
                .hasMessageContaining("cluster two is the twin of one")
                .hasMessageContaining("cluster three is the twin of orders");
    }

    /** The twenty bits that addresses of one service VPC share. */
    private static int upperBits(InetAddress address) {
        return ByteBuffer.wrap(address.getAddress()).getInt() >>> 12;
    }

    private static List<InetAddress> addresses(LocalCluster cluster) throws Exception {
        return List.of(InetAddress.getAllByName(cluster.bootstrapHost()));
    }
}
