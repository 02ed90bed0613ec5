package io.portolan;

import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The names by which {@link Portolan#cluster} finds a cluster. A real control plane answers the look-ups. */
class ClusterNamesTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalMsk.builder()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("prod", "us-west-2")
            .site("shop", site -> site.account("333333333333").inRegion("prod", "us-west-2"))
            .role(
                    "arn:aws:iam::222222222222:role/payments",
                    role -> role.trusts("333333333333").mayUse("payments-east").mayUse("payments-west"))
            .cluster(
                    "payments-east",
                    cluster -> cluster.inVpc("prod", "us-east-2")
                            .catalogName("payments")
                            .clusterName("payments")
                            .foundByName()
                            .controlPlaneOnly())
            .cluster(
                    "payments-west",
                    cluster -> cluster.inVpc("prod", "us-west-2")
                            .catalogName("payments")
                            .clusterName("payments")
                            .foundByName()
                            .controlPlaneOnly())
            .cluster(
                    "payments-old",
                    cluster -> cluster.inVpc("prod", "us-west-2")
                            .clusterName("payments-old")
                            .controlPlaneOnly())
            .cluster(
                    "creating",
                    cluster ->
                            cluster.inVpc("prod", "us-west-2").state("CREATING").controlPlaneOnly()));

    @Test
    void nameInSeveralRegionsMeansTheClientsRegion(LocalMsk msk) {
        assertThat(bootstrapServers(msk, "payments"))
                .isEqualTo(msk.cluster("payments-west").bootstrapServers());
    }

    @Test
    void nameWithRegionMeansThatRegion(LocalMsk msk) {
        assertThat(bootstrapServers(msk, "payments@us-east-2"))
                .isEqualTo(msk.cluster("payments-east").bootstrapServers());
        assertThat(bootstrapServers(msk, "payments@us-west-2"))
                .isEqualTo(msk.cluster("payments-west").bootstrapServers());
    }

    @Test
    void anArnIsThatCluster(LocalMsk msk) {
        String arn = msk.cluster("payments-old").arn();
        try (Portolan portolan =
                open(msk, text -> text.replace("arn: " + arn, "arn: " + arn + "\n    role: payments"))) {
            assertThat(portolan.cluster(arn).bootstrapBrokers().bootstrapServers())
                    .isEqualTo(msk.cluster("payments-old").bootstrapServers());
        }
    }

    @Test
    void unknownNameSuggestsTheNearest(LocalMsk msk) {
        try (Portolan portolan = open(msk)) {
            assertThatThrownBy(() -> portolan.cluster("paiments"))
                    .hasMessageContaining("UNKNOWN_CLUSTER")
                    .hasMessageContaining("payments");
        }
    }

    @Test
    void inactiveClusterIsReported(LocalMsk msk) {
        String arn = msk.cluster("creating").arn();
        try (Portolan portolan =
                open(msk, text -> text.replace("arn: " + arn, "arn: " + arn + "\n    role: payments"))) {
            assertThatThrownBy(() -> portolan.cluster("creating").bootstrapBrokers())
                    .hasMessageContaining("CLUSTER_NOT_ACTIVE")
                    .hasMessageContaining("CREATING");
        }
    }

    @Test
    void aClosedPortolanHandsOutNothingMore(LocalMsk msk) {
        Portolan portolan = open(msk);
        Cluster payments = portolan.cluster("payments");
        portolan.close();
        portolan.close();
        assertThatThrownBy(() -> portolan.cluster("payments")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(payments::bootstrapBrokers).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(payments::preflight).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(payments::clientConfig).isInstanceOf(IllegalStateException.class);
    }

    private static String bootstrapServers(LocalMsk msk, String name) {
        try (Portolan portolan = open(msk)) {
            return portolan.cluster(name).bootstrapBrokers().bootstrapServers();
        }
    }
}
