package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.catalog.BrokerSource.ByArn;
import io.portolan.catalog.ClusterDefinition.Settings;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** {@link ClusterLookup} finds a cluster by every name that stands for it. */
class ClusterLookupTest {

    private static final String EAST = "arn:aws:kafka:us-east-2:222222222222:cluster/pay/1-s1";
    private static final String WEST = "arn:aws:kafka:us-west-2:222222222222:cluster/pay/2-s1";
    private static final String OTHER = "arn:aws:kafka:us-west-2:333333333333:cluster/other/3-s1";

    private final ClusterCatalog catalog = ClusterCatalog.builder()
            .environment("test")
            .serviceVpc("us-east-2", List.of("10.20.0.0/16"), List.of())
            .serviceVpc("us-west-2", List.of("10.30.0.0/16"), List.of())
            .role("pay", role -> role.hop("arn:aws:iam::222222222222:role/pay"))
            .cluster("orders", cluster -> cluster.clusterName("orders").region("us-west-2"))
            .cluster(
                    "pay",
                    cluster -> cluster.role("pay")
                            .inRegion("us-east-2", east -> east.arn(EAST))
                            .inRegion("us-west-2", west -> west.arn(WEST)))
            .cluster(
                    "local",
                    cluster ->
                            cluster.bootstrapServers(List.of("localhost:9092")).securityProtocol("PLAINTEXT"))
            .preflight(PreflightPolicy.WARN)
            .build();

    @ParameterizedTest
    @CsvSource({"us-east-2, us-east-2", "us-west-2, us-west-2", "eu-west-1, us-east-2"})
    void clientsRegionComesFirstThenFileOrder(String own, String chosen) {
        ClusterDefinition pay = catalog.cluster("pay", () -> Region.of(own));

        assertThat(pay.region()).contains(Region.of(chosen));
        assertThat(pay.name()).isEqualTo("pay");
    }

    @ParameterizedTest
    @CsvSource({"orders, us-west-2", "orders@us-west-2, us-west-2", "pay@us-west-2, us-west-2"})
    void unambiguousClusterNeedsNoClientRegion(String name, String region) {
        ClusterDefinition cluster = catalog.cluster(name, CatalogFiles::noRegion);

        assertThat(cluster.region()).contains(Region.of(region));
        assertThat(cluster.name()).isEqualTo(name);
    }

    @Test
    void everyClusterHasAnUnambiguousName() {
        ClusterCatalog catalog = CatalogFiles.example();
        assertThat(catalog.clusters())
                .extracting(ClusterDefinition::name)
                .containsExactly("orders", "payments@us-east-2", "payments@us-west-2", "audit", "local");
        assertThat(catalog.clusters())
                .allSatisfy(cluster -> assertThat(catalog.cluster(cluster.name(), CatalogFiles::noRegion))
                        .isEqualTo(cluster));
    }

    @Test
    void listedArnIsThatCluster() {
        ClusterDefinition pay = catalog.cluster(WEST, CatalogFiles::noRegion);

        assertThat(pay).isEqualTo(catalog.cluster("pay@us-west-2", CatalogFiles::noRegion));
        assertThat(pay.access().dataPlane()).isPresent();
    }

    /** The other settings guard clients too. */
    @Test
    void anotherPolicyChangesNothingElse() {
        ClusterCatalog pinned = ClusterCatalog.builder()
                .cluster(
                        "orders",
                        cluster -> cluster.region("us-east-2")
                                .bootstrapServers(List.of("b.kafka-serverless.us-east-2.amazonaws.com:9098"))
                                .clusterId("learn")
                                .ip(IpFamily.V4))
                .build();
        Settings before = pinned.clusters().get(0).settings();

        assertThat(pinned.withPreflight(PreflightPolicy.OFF).clusters().get(0).settings())
                .isEqualTo(new Settings(PreflightPolicy.OFF, before.clusterId(), before.kafka(), before.ip()));
    }

    @Test
    void unlistedArnHasDefaultsAndNoRole() {
        ClusterDefinition other = catalog.cluster(OTHER, CatalogFiles::noRegion);

        assertThat(other.name()).isEqualTo(OTHER);
        assertThat(other.source()).isEqualTo(new ByArn(MskClusterArn.parse(OTHER)));
        assertThat(other.region()).contains(Region.US_WEST_2);
        assertThat(other.access())
                .isEqualTo(new ClusterDefinition.Access(
                        SecurityProtocol.SASL_SSL,
                        ClientAuthentication.AWS_IAM,
                        Connectivity.PRIVATE,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(other.settings().preflight()).isEqualTo(PreflightPolicy.WARN);
    }

    @Test
    void unknownNameListsNearestAndAllNames() {
        Finding finding = unknown("ordres");

        assertThat(finding.cause()).isEqualTo("The catalog has no cluster of this name. It has orders, pay, local.");
        assertThat(finding.fix()).isEqualTo("Did you mean \"orders\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay@eu-west-1 | Use one of pay@us-east-2, pay@us-west-2.",
                "orders@us-east-2 | Use one of orders@us-west-2.",
                "local@us-east-2 | Leave @ and the region out.",
                "pya@us-east-2 | Did you mean \"pay\"?",
                "warehouse | Add it below clusters, or correct the name.",
                "arn:aws:kafka:us-eats-2:333333333333:cluster/a/3-s1 | Did you mean \"us-east-2\"?",
                "arn:aws:kafka:us-west-2:3:cluster/a/3-s1 | Copy the whole ARN from the AWS console or command line.",
            })
    void unknownNameHasAFix(String name, String fix) {
        assertThat(unknown(name).fix()).isEqualTo(fix);
    }

    @Test
    void arnWithoutServiceVpcIsRefused() {
        Finding finding = unknown("arn:aws:kafka:eu-west-1:333333333333:cluster/a/3-s1");

        assertThat(finding.cause())
                .isEqualTo("The catalog declares no service VPC for eu-west-1, only for us-east-2, us-west-2.");
    }

    @Test
    void clusterNameCannotForgeALogLine() {
        assertThat(unknown("x\nERROR forged").toString()).doesNotContain("\nERROR");
    }

    @Test
    void catalogsRegionGoesBeforeTheHosts() {
        ClusterCatalog regional = ClusterCatalog.builder()
                .region("us-west-2")
                .cluster(
                        "pay",
                        cluster -> cluster.inRegion("us-east-2", east -> east.arn(EAST))
                                .inRegion("us-west-2", west -> west.arn(WEST)))
                .build();

        assertThat(regional.cluster("pay", CatalogFiles::noRegion).region()).contains(Region.US_WEST_2);
    }

    private Finding unknown(String name) {
        PortolanException error =
                catchThrowableOfType(PortolanException.class, () -> catalog.cluster(name, CatalogFiles::noRegion));
        assertThat(error.has(Code.UNKNOWN_CLUSTER)).isTrue();
        return error.findings().get(0);
    }
}
