package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.brokers.BrokerDirectory;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.preflight.Preflight;
import io.portolan.preflight.PreflightDeadline;
import io.portolan.runtime.WorkerThreads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names {@link OpenClusters} knows a cluster that the application has asked for. */
class OpenClustersTest {

    private static final String ARN =
            "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1";

    private final ClusterCatalog catalog = ClusterCatalog.builder()
            .region("us-east-2")
            .role("client", role -> role.hop("arn:aws:iam::222222222222:role/client"))
            .cluster("orders", cluster -> cluster.role("client").arn(ARN))
            .build();

    @AutoClose
    private final WorkerThreads workers = new WorkerThreads();

    @AutoClose
    private final ClusterIdentities identities = new ClusterIdentities(
            catalog, new BaseIdentities(BaseIdentity.defaultChain(), Map.of()), PortolanListener.NONE);

    @AutoClose
    private final BrokerDirectory directory =
            new BrokerDirectory(catalog, identities::controlPlane, PortolanListener.NONE);

    /** The guard of a client reports the logical name, and the listener must hear of it. */
    @ParameterizedTest
    @ValueSource(strings = {"orders", ARN})
    void clusterIsKnownByItsLogicalName(String asked) {
        Preflight preflight = new Preflight(catalog, PreflightDeadline.growing(), PortolanListener.NONE);
        OpenClusters clusters = new OpenClusters(catalog, workers, identities, directory, preflight);
        assertThat(clusters.isOpen("orders")).isFalse();
        clusters.find(asked);

        assertThat(List.of("orders", "payments")).filteredOn(clusters::isOpen).containsExactly("orders");
    }
}
