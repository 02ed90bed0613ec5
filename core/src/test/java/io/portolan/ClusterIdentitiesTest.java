package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.RoleChain;
import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** The identities that {@link ClusterIdentities} finds for clusters, and the leases that it opens in this JVM. */
class ClusterIdentitiesTest {

    private static final BaseIdentity COMMON = BaseIdentity.profile("common");
    private static final BaseIdentity CHINA = BaseIdentity.profile("china");

    @TempDir
    Path folder;

    private ClusterCatalog catalog;

    @BeforeEach
    void load() throws Exception {
        catalog = ClusterCatalog.load(Files.writeString(folder.resolve("portolan.yaml"), """
                environment: prod
                region: us-east-2
                endpoints: {sts: "https://sts.us-east-2.amazonaws.com"}
                roles:
                  client: {chain: ["arn:aws:iam::222222222222:role/orders-client"]}
                  audit: {base: {profile: audit team}, chain: ["arn:aws:iam::222222222222:role/audit"]}
                  china: {base: cn, chain: ["arn:aws-cn:iam::333333333333:role/orders-client"]}
                  inspect: {base: operator, chain: ["arn:aws:iam::222222222222:role/estate-reader"]}
                  china-inspect: {chain: ["arn:aws-cn:iam::333333333333:role/estate-reader"]}
                clusters:
                  orders: {region: us-west-2, cluster-name: orders, role: client}
                  audit: {region: us-west-2, cluster-name: audit, role: audit}
                  china: {region: cn-north-1, cluster-name: orders, role: china}
                """));
    }

    @Test
    void workAfterCloseKeepsNoLease() {
        ClusterIdentities identities = identities(Map.of("cn", CHINA));
        identities.close();

        assertThatThrownBy(() -> identities.dataPlaneCredentials(cluster("orders")))
                .as("a check beside a preflight that has failed may come to the roles last")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void roleUsesItsOwnBase() {
        try (ClusterIdentities identities = identities(Map.of("cn", CHINA))) {
            assertThat(identities.dataPlane(cluster("orders")).base()).isEqualTo(COMMON);
            assertThat(identities.dataPlane(cluster("audit")).base()).isEqualTo(BaseIdentity.profile("audit team"));
            assertThat(identities.dataPlane(cluster("china")).base()).isEqualTo(CHINA);
        }
    }

    @Test
    void otherPartitionUsesItsOwnSts() {
        try (ClusterIdentities identities = identities(Map.of("cn", CHINA))) {
            ClientIdentity near = identities.dataPlane(cluster("orders"));
            ClientIdentity china = identities.dataPlane(cluster("china"));

            assertThat(near.stsRegion()).isEqualTo(Region.US_EAST_2);
            assertThat(near.stsEndpoint()).isEqualTo(URI.create("https://sts.us-east-2.amazonaws.com"));
            assertThat(china.stsRegion()).isEqualTo(Region.CN_NORTH_1);
            assertThat(china.stsEndpoint()).as("it is not of that partition").isNull();
        }
    }

    @Test
    void ownBaseTravelsToAnotherJvm() {
        try (ClusterIdentities identities = identities(Map.of("cn", CHINA))) {
            ClientIdentity audit = identities.dataPlane(cluster("audit"));

            assertThat(audit.toConfig()).containsEntry("portolan.base-identity", "profile:audit%20team");
            assertThat(ClientIdentity.fromConfig(audit.toConfig())).isEqualTo(audit);
        }
    }

    @Test
    void baseOfARoleWithoutClustersIsAskedForLate() {
        RoleChain inspect = catalog.role("inspect");
        try (ClusterIdentities identities = identities(Map.of("cn", CHINA))) {
            assertThatThrownBy(() -> identities.roleCredentials(inspect))
                    .as("an application need not give what only operators use")
                    .isInstanceOf(PortolanException.class)
                    .hasMessageContaining("CATALOG_INVALID  base identity operator");
        }
        try (ClusterIdentities identities = identities(Map.of("cn", CHINA, "operator", COMMON))) {
            assertThat(identities.roleCredentials(inspect)).isSameAs(identities.roleCredentials(inspect));
        }
    }

    @Test
    void roleOfAnotherPartitionUsesItsOwnSts() {
        try (ClusterIdentities identities = identities(Map.of("cn", CHINA))) {
            ClientIdentity china = identities.roleIdentity(catalog.role("china-inspect"));

            assertThat(china.stsRegion()).isEqualTo(Region.CN_NORTH_1);
            assertThat(china.stsEndpoint()).isNull();
        }
    }

    @Test
    void missingBaseIsNamedAtTheStart() {
        assertThatThrownBy(() -> Portolan.open(catalog))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("CATALOG_INVALID  base identity cn")
                .hasMessageContaining("baseIdentity(\"cn\", …)");
        Portolan.builder(catalog).baseIdentity("cn", CHINA).open().close();
    }

    private ClusterIdentities identities(Map<String, BaseIdentity> named) {
        return new ClusterIdentities(catalog, new BaseIdentities(COMMON, named), PortolanListener.NONE);
    }

    private ClusterDefinition cluster(String name) {
        return catalog.cluster(name, () -> Region.US_EAST_2);
    }
}
