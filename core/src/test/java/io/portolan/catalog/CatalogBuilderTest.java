package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** {@link CatalogBuilder} makes in code what {@link ClusterCatalog} reads from a file. */
class CatalogBuilderTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/";

    @Test
    void builtCatalogEqualsTheFile() {
        ClusterCatalog built = ClusterCatalog.builder()
                .environment("prod")
                .region("us-east-2")
                .serviceVpc("us-east-2", List.of("10.20.0.0/16"), List.of("10.20.1.53", "10.20.2.53"))
                .serviceVpc("us-west-2", List.of("10.30.0.0/16"), List.of("10.30.1.53", "10.30.2.53"))
                .foreignCidrBlocks("dev", List.of("10.90.0.0/16"))
                .role(
                        "orders-client",
                        role -> role.sessionName("checkout")
                                .hop("arn:aws:iam::111111111111:role/kafka-hub")
                                .hop(ROLE + "orders-client", "checkout-team", Map.of("team", "checkout")))
                .role("payments-east", role -> role.hop(ROLE + "payments-east"))
                .role("payments-west", role -> role.hop(ROLE + "payments-west"))
                .role("audit-writer", role -> role.hop(ROLE + "audit-writer"))
                .cluster(
                        "orders",
                        cluster -> cluster.role("orders-client")
                                .arn("arn:aws:kafka:us-west-2:222222222222:cluster/orders/"
                                        + "5d2c1f6e-0000-4000-8000-000000000000-s1"))
                .cluster(
                        "payments",
                        cluster -> cluster.inRegion(
                                        "us-east-2",
                                        east -> east.clusterName("payments").role("payments-east"))
                                .inRegion(
                                        "us-west-2",
                                        west -> west.clusterName("payments").role("payments-west")))
                .cluster(
                        "audit",
                        cluster -> cluster.region("us-east-2")
                                .bootstrapServers(List.of("boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com:9098"))
                                .role("audit-writer"))
                .cluster(
                        "local",
                        cluster -> cluster.bootstrapServers(List.of("localhost:9092"))
                                .securityProtocol("PLAINTEXT"))
                .preflight(PreflightPolicy.FAIL)
                .kafka("compression.type", "lz4")
                .build();

        assertThat(values(built)).isEqualTo(values(CatalogFiles.example()));
    }

    @Test
    void theOtherKeysArriveToo() {
        ClusterCatalog built = ClusterCatalog.builder()
                .hostResolvers(List.of("127.0.0.1:5353"))
                .stsEndpoint(URI.create("http://sts.example:8001"))
                .allowHttp()
                .kafkaEndpoint("us-east-2", URI.create("http://127.0.0.1:8002"))
                .kafkaEndpoint("us-west-2", URI.create("http://127.0.0.1:8003"))
                .snapshot(SnapshotPolicy.OFF)
                .snapshotDirectory(Path.of("target/snapshots"))
                .role("short", role -> role.hop(ROLE + "short").duration(Duration.ofMinutes(15)))
                .cluster(
                        "orders",
                        cluster -> cluster.clusterName("orders")
                                .region("us-east-2")
                                .bootstrapServers(List.of("b-1.example:9098"))
                                .hostSuffixes(List.of("kafka.example"))
                                .controlPlaneRole("short")
                                .connectivity(Connectivity.VPC_CONNECTIVITY)
                                .ip(IpFamily.DUAL)
                                .preflight(PreflightPolicy.OFF)
                                .kafka("linger.ms", 5))
                .build();

        ClusterDefinition orders = built.cluster("orders", CatalogFiles::noRegion);
        assertThat(built.hostResolvers()).hasSize(1);
        assertThat(built.endpoints())
                .isEqualTo(new Endpoints(
                        URI.create("http://sts.example:8001"),
                        Map.of(
                                Region.US_EAST_2, URI.create("http://127.0.0.1:8002"),
                                Region.US_WEST_2, URI.create("http://127.0.0.1:8003")),
                        Map.of()));
        assertThat(built.snapshot())
                .isEqualTo(new SnapshotSettings(SnapshotPolicy.OFF, Optional.of(Path.of("target/snapshots"))));
        assertThat(orders.source())
                .isEqualTo(new BrokerSource.ByName(
                        "orders", List.of(new BrokerAddress("b-1.example", 9098)), List.of("kafka.example")));
        assertThat(orders.access().dataPlane()).isEmpty();
        assertThat(orders.access().controlPlane().orElseThrow().duration()).isEqualTo(Duration.ofMinutes(15));
        assertThat(orders.access().connectivity()).isEqualTo(Connectivity.VPC_CONNECTIVITY);
        assertThat(orders.settings())
                .isEqualTo(new ClusterDefinition.Settings(
                        PreflightPolicy.OFF, ClusterIdRule.NONE, Map.of("linger.ms", "5"), Optional.of(IpFamily.DUAL)));
    }

    @Test
    void estateInCodeIsThatOfTheFile() {
        ClusterCatalog built = ClusterCatalog.builder()
                .environment("prod")
                .serviceVpc(
                        "us-east-2",
                        List.of("10.20.0.0/16"),
                        List.of("10.20.1.53", "10.20.2.53"),
                        vpc -> vpc.account("222222222222")
                                .vpcId("vpc-0a1b2c3d4e5f60001")
                                .inboundEndpoint("rslvr-in-0a1b2c3d4e5f60001")
                                .inboundSecurityGroup("sg-0a1b2c3d4e5f60001")
                                .clusterSecurityGroup("sg-0a1b2c3d4e5f60002"))
                .serviceVpc(
                        "us-west-2",
                        List.of("10.30.0.0/16"),
                        List.of("10.30.1.53", "10.30.2.53"),
                        vpc -> vpc.account("222222222222")
                                .vpcId("vpc-0a1b2c3d4e5f60002")
                                .inboundEndpoint("create")
                                .subnets(List.of("subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002")))
                .clientSite(
                        "shop",
                        shop -> shop.region("us-east-2")
                                .account("333333333333")
                                .vpcId("vpc-0a1b2c3d4e5f60003")
                                .cidrBlocks(List.of("10.1.0.0/16"))
                                .outboundEndpoint("create")
                                .subnets(List.of("subnet-0a1b2c3d", "subnet-0a1b2c3e"))
                                .identities(List.of(
                                        "arn:aws:iam::333333333333:role/shop", "arn:aws:iam::333333333333:user/deploy"))
                                .roles(List.of("orders-client")))
                .clientSite(
                        "stock",
                        stock -> stock.region("us-east-2")
                                .account("444444444444")
                                .vpcId("vpc-0a1b2c3d4e5f60004")
                                .cidrBlocks(List.of("10.2.0.0/16"))
                                .outboundEndpointOf("shop"))
                .clientSite(
                        "billing",
                        billing -> billing.region("us-west-2")
                                .account("444444444444")
                                .vpcId("vpc-0a1b2c3d4e5f60005")
                                .cidrBlocks(List.of("10.3.0.0/16", "fd00:3::/48"))
                                .outboundEndpoint("rslvr-out-0a1b2c3d4e5f60001")
                                .outboundSecurityGroup("sg-0a1b2c3d4e5f60003"))
                .clientSite("harbour", site -> onPremises(site, NameServerSoftware.BIND))
                .clientSite("harbour-desks", site -> onPremises(site, NameServerSoftware.WINDOWS_DNS))
                .role(
                        "orders-client",
                        role -> role.hop("arn:aws:iam::111111111111:role/kafka-hub")
                                .hop(ROLE + "orders-client")
                                .readTopics(List.of("orders"))
                                .writeTopics(List.of("orders", "audit-*"))
                                .groups(List.of("checkout"))
                                .transactionalIds(List.of("checkout-*")))
                .role("estate-reader-222", role -> role.hop(ROLE + "estate-reader"))
                .inspectRole("222222222222", "estate-reader-222")
                .inspectEndpoint("us-east-2", URI.create("http://127.0.0.1:1234"))
                .build();
        ClusterCatalog file = ClusterCatalog.load(CatalogFiles.path("estate.yaml"));

        assertThat(built.estate()).isEqualTo(file.estate());
        assertThat(built.serviceVpcs()).isEqualTo(file.serviceVpcs());
        assertThat(built.endpoints()).isEqualTo(file.endpoints());
    }

    private static SiteBuilder onPremises(SiteBuilder site, NameServerSoftware software) {
        return site.nameServer(software)
                .cidrBlocks(List.of("192.168.7.0/24"))
                .identities(List.of("arn:aws:iam::555555555555:role/harbour"));
    }

    @Test
    void faultInCodeNamesTheKeyPath() {
        PortolanException error = catchThrowableOfType(
                PortolanException.class,
                () -> ClusterCatalog.builder()
                        .cluster("orders", cluster -> cluster.arn("orders").role("orders-client"))
                        .kafka("linger.ms", Map.of())
                        .region("us-eats-2")
                        .build());

        assertThat(error).hasMessageStartingWith("The catalog has 3 faults\n");
        assertThat(error.findings())
                .extracting(Finding::subject)
                .containsExactly("clusters.orders.arn", "clusters.orders.role", "region");
    }

    @Test
    void foreignTreeGivesOriginsByKeyPath() {
        Map<String, ?> tree = Map.of("clusters", Map.of("orders", Map.of("bootstrap-servers", List.of("localhost"))));

        assertThatThrownBy(
                        () -> ClusterCatalog.of(tree, "application.yaml", path -> "application.yaml:" + path.length()))
                .hasMessageContaining("application.yaml:36 clusters.orders.bootstrap-servers[0]");
    }

    @Test
    void duplicateNameIsRefusedAtOnce() {
        CatalogBuilder builder = ClusterCatalog.builder().cluster("orders", cluster -> {});

        assertThatThrownBy(() -> builder.cluster("orders", cluster -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is already an entry \"orders\" below clusters");
    }

    private static List<Object> values(ClusterCatalog catalog) {
        return List.of(
                catalog.environment(),
                catalog.region(),
                catalog.serviceVpcs(),
                catalog.foreignCidrBlocks(),
                catalog.hostResolvers(),
                catalog.endpoints(),
                List.copyOf(catalog.clusterNames()),
                catalog.cluster("orders", CatalogFiles::noRegion),
                catalog.cluster("payments@us-east-2", CatalogFiles::noRegion),
                catalog.cluster("payments@us-west-2", CatalogFiles::noRegion),
                catalog.cluster("audit", CatalogFiles::noRegion),
                catalog.cluster("local", CatalogFiles::noRegion));
    }
}
