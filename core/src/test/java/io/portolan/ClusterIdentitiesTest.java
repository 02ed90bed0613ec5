package io.portolan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PortolanListener;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** The leases that {@link ClusterIdentities} opens in this JVM. */
class ClusterIdentitiesTest {

    @Test
    void workAfterCloseKeepsNoLease(@TempDir Path folder) throws Exception {
        ClusterCatalog catalog = ClusterCatalog.load(Files.writeString(folder.resolve("portolan.yaml"), """
                environment: prod
                region: us-east-2
                roles: {client: {chain: ["arn:aws:iam::222222222222:role/orders-client"]}}
                clusters:
                  orders:
                    arn: arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1
                    role: client
                """));
        ClusterDefinition orders = catalog.cluster("orders", () -> Region.US_EAST_2);
        ClusterIdentities identities =
                new ClusterIdentities(catalog, BaseIdentity.defaultChain(), PortolanListener.NONE);
        identities.close();

        assertThatThrownBy(() -> identities.dataPlaneCredentials(orders))
                .as("a check beside a preflight that has failed may come to the roles last")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
