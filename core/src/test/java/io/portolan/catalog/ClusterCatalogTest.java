package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.portolan.catalog.BrokerSource.ByArn;
import io.portolan.catalog.BrokerSource.ByName;
import io.portolan.catalog.BrokerSource.Given;
import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.catalog.ClusterDefinition.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** {@link ClusterCatalog} reads everything that a sound file says. */
class ClusterCatalogTest {

    private static final Settings DEFAULTS = new Settings(PreflightPolicy.FAIL, Map.of("compression.type", "lz4"));

    @TempDir
    Path directory;

    @Test
    void completeExampleIsRead() {
        ClusterCatalog catalog = CatalogFiles.example();

        assertThat(catalog.environment()).isEqualTo("prod");
        assertThat(catalog.region()).contains(Region.US_EAST_2);
        assertThat(catalog.clusterNames()).containsExactly("orders", "payments", "audit", "local");
        assertThat(catalog.serviceVpcs())
                .containsExactly(
                        entry(Region.US_EAST_2, vpc(Region.US_EAST_2, "10.20")),
                        entry(Region.US_WEST_2, vpc(Region.US_WEST_2, "10.30")));
        assertThat(catalog.foreignCidrBlocks()).containsExactly(entry("dev", List.of(CidrBlock.parse("10.90.0.0/16"))));
        assertThat(catalog.hostResolvers()).isEmpty();
        assertThat(catalog.endpoints()).isEqualTo(new Endpoints(null, Map.of(), Map.of()));
    }

    @Test
    void clusterByArnHasTheArnsRegion() {
        RoleChain role = new RoleChain(
                "orders-client",
                "checkout",
                Duration.ofHours(1),
                List.of(
                        new Hop("arn:aws:iam::111111111111:role/kafka-hub", null, Map.of()),
                        new Hop(
                                "arn:aws:iam::222222222222:role/orders-client",
                                "checkout-team",
                                Map.of("team", "checkout"))));
        MskClusterArn arn = new MskClusterArn(
                "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1",
                Region.US_WEST_2,
                "222222222222",
                "orders");

        assertThat(example("orders")).isEqualTo(iam("orders", Region.US_WEST_2, new ByArn(arn), role));
    }

    @Test
    void rolesHaveBasesOfTheirOwn(@TempDir Path directory) {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                roles:
                  a: {base: {profile: dev team}, chain: [arn:aws:iam::222222222222:role/a]}
                  b: {base: cn, chain: [arn:aws-cn:iam::222222222222:role/b]}
                  c: {base: {name: cn}, chain: [arn:aws-cn:iam::222222222222:role/c]}
                  unused: {base: other, chain: [arn:aws:iam::222222222222:role/d]}
                clusters:
                  a: {region: us-east-2, cluster-name: a, role: a}
                  b: {region: cn-north-1, cluster-name: b, role: b, control-plane-role: c}
                """);

        assertThat(base(catalog, "a")).contains(RoleBase.ofProfile("dev team"));
        assertThat(base(catalog, "b")).contains(RoleBase.ofName("cn"));
        assertThat(catalog.baseIdentityNames()).containsExactly("cn");
    }

    private static Optional<RoleBase> base(ClusterCatalog catalog, String cluster) {
        return catalog.cluster(cluster, () -> Region.US_EAST_2)
                .access()
                .dataPlane()
                .flatMap(RoleChain::base);
    }

    @Test
    void clusterByNameIsInTheClientsRegion() {
        assertThat(example("payments"))
                .isEqualTo(iam("payments", Region.US_EAST_2, new ByName("payments"), oneHop("payments-east")));
        assertThat(example("payments@us-west-2"))
                .isEqualTo(
                        iam("payments@us-west-2", Region.US_WEST_2, new ByName("payments"), oneHop("payments-west")));
    }

    @Test
    void clusterWithGivenBrokersIsRead() {
        Given brokers =
                new Given(List.of(new BrokerAddress("boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com", 9098)));

        assertThat(example("audit")).isEqualTo(iam("audit", Region.US_EAST_2, brokers, oneHop("audit-writer")));
    }

    @Test
    void plainClusterHasNeitherRegionNorRole() {
        ClusterDefinition local = example("local");

        assertThat(local)
                .isEqualTo(new ClusterDefinition(
                        "local",
                        Optional.empty(),
                        new Given(List.of(new BrokerAddress("localhost", 9092))),
                        new Access(
                                SecurityProtocol.PLAINTEXT,
                                ClientAuthentication.NONE,
                                Connectivity.PRIVATE,
                                Optional.empty(),
                                Optional.empty()),
                        DEFAULTS));
        assertThat(local.isMskCluster()).isFalse();
    }

    @Test
    void clusterOverridesDefaultsAndRegionOverridesCluster() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                roles:
                  kafka: {chain: ["arn:aws:iam::222222222222:role/kafka"], duration: 12h}
                  api: {chain: ["arn:aws:iam::222222222222:role/api"], duration: PT45M}
                defaults:
                  preflight: warn
                  kafka: {acks: all, linger.ms: 5, enable.idempotence: true}
                clusters:
                  orders:
                    role: kafka
                    control-plane-role: api
                    connectivity: vpc-connectivity
                    ip: dual
                    preflight: off
                    kafka: {linger: {ms: 10}, interceptor.classes: [a.B, c.D]}
                    regions:
                      us-east-2:
                        cluster-name: orders
                        connectivity: public
                        ip: v6
                        kafka: {acks: 1}
                      us-west-2: {cluster-name: orders-west, role: api}
                """);

        ClusterDefinition east = catalog.cluster("orders@us-east-2", CatalogFiles::noRegion);
        assertThat(east.access().connectivity()).isEqualTo(Connectivity.PUBLIC);
        assertThat(east.settings().ip()).contains(IpFamily.V6);
        assertThat(east.access().dataPlane().orElseThrow().duration()).isEqualTo(Duration.ofHours(12));
        assertThat(east.access().controlPlane().orElseThrow().duration()).isEqualTo(Duration.ofMinutes(45));
        assertThat(east.access().controlPlane().orElseThrow().sessionName()).isEqualTo("portolan-default-api");
        assertThat(east.settings().preflight()).isEqualTo(PreflightPolicy.OFF);
        assertThat(east.settings().kafka())
                .containsExactly(
                        entry("acks", "1"),
                        entry("linger.ms", "10"),
                        entry("enable.idempotence", "true"),
                        entry("interceptor.classes", "a.B,c.D"));

        ClusterDefinition west = catalog.cluster("orders@us-west-2", CatalogFiles::noRegion);
        assertThat(west.access().connectivity()).isEqualTo(Connectivity.VPC_CONNECTIVITY);
        assertThat(west.settings().ip()).contains(IpFamily.DUAL);
        assertThat(west.access().dataPlane().orElseThrow().name()).isEqualTo("api");
        assertThat(west.settings().kafka()).containsEntry("acks", "all");
    }

    @Test
    void clusterIdIsPinnedOrLearnt() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                clusters:
                  pinned: {cluster-name: pinned, region: us-east-2, cluster-id: PHpW-Mn5QyO3aVUhGPUZ5A}
                  many:
                    cluster-id: learn
                    regions:
                      us-east-2: {cluster-name: many, cluster-id: _Y3WrZuMRrCqoAQMmZiGaw}
                      us-west-2: {cluster-name: many}
                  free: {cluster-name: free, region: us-east-2}
                """);

        assertThat(clusterId(catalog, "pinned"))
                .isEqualTo(new ClusterIdRule(Optional.of("PHpW-Mn5QyO3aVUhGPUZ5A"), true));
        assertThat(clusterId(catalog, "many@us-east-2"))
                .isEqualTo(new ClusterIdRule(Optional.of("_Y3WrZuMRrCqoAQMmZiGaw"), true));
        assertThat(clusterId(catalog, "many@us-west-2")).isEqualTo(new ClusterIdRule(Optional.empty(), true));
        assertThat(clusterId(catalog, "free")).isEqualTo(ClusterIdRule.NONE);
        assertThat(clusterId(catalog.withPreflight(PreflightPolicy.OFF), "pinned"))
                .as("another policy changes nothing else")
                .isEqualTo(clusterId(catalog, "pinned"));
    }

    private static ClusterIdRule clusterId(ClusterCatalog catalog, String name) {
        return catalog.cluster(name, CatalogFiles::noRegion).settings().clusterId();
    }

    @Test
    void bootstrapServersTextImpliesTheRegion() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                clusters:
                  china:
                    bootstrap-servers: b-1.o.x.c2.kafka.cn-north-1.amazonaws.com.cn:9098, b-2.o.x.c2.kafka.cn-north-1.amazonaws.com.cn:9098
                """);

        ClusterDefinition china = catalog.cluster("china", CatalogFiles::noRegion);
        assertThat(china.region()).contains(Region.CN_NORTH_1);
        assertThat(china.source())
                .isEqualTo(new Given(List.of(
                        new BrokerAddress("b-1.o.x.c2.kafka.cn-north-1.amazonaws.com.cn", 9098),
                        new BrokerAddress("b-2.o.x.c2.kafka.cn-north-1.amazonaws.com.cn", 9098))));
    }

    @Test
    void hostResolversAndEndpointsAreRead() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                host-resolvers: [127.0.0.1:5353, "[fd00::53]", fd00::54]
                endpoints:
                  sts: http://127.0.0.1:8001
                  kafka: {us-gov-west-1: "https://vpce-1.kafka.us-gov-west-1.vpce.amazonaws.com"}
                  inspect: {us-east-2: "http://127.0.0.1:1234"}
                """);

        assertThat(catalog.hostResolvers())
                .containsExactly(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353),
                        new InetSocketAddress("fd00::53", 53),
                        new InetSocketAddress("fd00::54", 53));
        assertThat(catalog.endpoints())
                .isEqualTo(new Endpoints(
                        URI.create("http://127.0.0.1:8001"),
                        Map.of(
                                Region.US_GOV_WEST_1,
                                URI.create("https://vpce-1.kafka.us-gov-west-1.vpce.amazonaws.com")),
                        Map.of(Region.US_EAST_2, URI.create("http://127.0.0.1:1234"))));
    }

    @Test
    void bootstrapServersBesideAnArnAreTheFallback() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                clusters:
                  orders:
                    arn: arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1f6e-s1
                    bootstrap-servers: [b-1.example:9098, b-2.example:9098]
                  payments: {cluster-name: pay, region: us-east-2, bootstrap-servers: "b-3.example:9098"}
                """);
        String arn = "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1f6e-s1";
        ByArn orders = (ByArn) catalog.cluster(arn, CatalogFiles::noRegion).source();

        assertThat(orders.arn().value()).isEqualTo(arn);
        assertThat(orders.fallback())
                .containsExactly(new BrokerAddress("b-1.example", 9098), new BrokerAddress("b-2.example", 9098));
        assertThat(catalog.cluster("payments", CatalogFiles::noRegion).source())
                .isEqualTo(new ByName("pay", List.of(new BrokerAddress("b-3.example", 9098))));
    }

    @Test
    void snapshotDefaultsToTheUsersFolder() {
        assertThat(CatalogFiles.example().snapshot())
                .isEqualTo(new SnapshotSettings(SnapshotPolicy.PREFER_SNAPSHOT, Optional.empty()));
        ClusterCatalog off = CatalogFiles.example().withSnapshot(SnapshotPolicy.OFF);
        assertThat(off.snapshot().policy()).isEqualTo(SnapshotPolicy.OFF);
        assertThat(off.clusters()).isEqualTo(CatalogFiles.example().clusters());
        assertThat(CatalogFiles.load(directory, "snapshot: {policy: prefer-live, directory: /var/cache/portolan}")
                        .snapshot())
                .isEqualTo(
                        new SnapshotSettings(SnapshotPolicy.PREFER_LIVE, Optional.of(Path.of("/var/cache/portolan"))));
    }

    @ParameterizedTest
    @CsvSource({"~/x, x", "~, ''", "~/x/../y, y"})
    void leadingTildeIsTheUsersHome(String text, String inHome) {
        assertThat(CatalogFiles.load(directory, "snapshot: {directory: \"" + text + "\"}")
                        .snapshot()
                        .directory())
                .contains(Path.of(System.getProperty("user.home")).resolve(inHome));
    }

    @Test
    void httpIsAllowedWhereTheCatalogSaysSo() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                endpoints: {sts: "http://sts.example.com", allow-http: true, kafka: {us-east-2: "http://kafka.example.com"}}
                """);

        assertThat(catalog.endpoints().sts()).isEqualTo(URI.create("http://sts.example.com"));
        assertThat(catalog.endpoints().kafka()).containsEntry(Region.US_EAST_2, URI.create("http://kafka.example.com"));
    }

    @Test
    void regionInheritsHostSuffixesOrHasItsOwn() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                clusters:
                  orders:
                    host-suffixes: [Kafka.example.com, .internal.example]
                    regions:
                      us-east-2: {cluster-name: orders}
                      us-west-2: {cluster-name: orders, host-suffixes: [west.example.com]}
                """);

        assertThat(catalog.clusters())
                .extracting(cluster -> cluster.source().hostSuffixes())
                .containsExactly(List.of("kafka.example.com", "internal.example"), List.of("west.example.com"));
    }

    @Test
    void streamIsReadAndStaysOpen() throws IOException {
        byte[] text = "environment: prod".getBytes(StandardCharsets.UTF_8);
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(text) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThat(ClusterCatalog.load(stream, "a pipe").environment()).isEqualTo("prod");
        assertThat(closed).isFalse();
        assertThatThrownBy(() -> ClusterCatalog.load(InputStream.nullInputStream(), "a pipe"))
                .hasMessageStartingWith("a pipe has 1 fault");
    }

    @Test
    void otherEnvironmentsMayShareAddressesAmongThemselves() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                environment: prod
                foreign-cidr-blocks: {dev: [10.90.0.0/16], test: [10.0.0.0/8, "fd00:90::/32"]}
                """);

        assertThat(catalog.foreignCidrBlocks()).containsOnlyKeys("dev", "test");
        assertThat(catalog.serviceVpcs()).isEmpty();
    }

    @Test
    void aliasesAndByteOrderMarkAreAccepted() {
        ClusterCatalog catalog = CatalogFiles.load(directory, "\uFEFF" + """
                defaults:
                  kafka: &common {acks: all}
                clusters:
                  local: {bootstrap-servers: "localhost:9092", security-protocol: SSL, kafka: *common}
                """);

        assertThat(catalog.cluster("local", CatalogFiles::noRegion).settings().kafka())
                .containsExactly(entry("acks", "all"));
    }

    @Test
    void passwordsAmongKafkaPropertiesDoNotShow() {
        ClusterCatalog catalog = CatalogFiles.load(directory, """
                defaults: {kafka: {ssl.key.password: hunter2}}
                clusters:
                  local: {bootstrap-servers: "localhost:9092", security-protocol: SSL}
                """);

        assertThat(catalog.cluster("local", CatalogFiles::noRegion).toString()).doesNotContain("hunter2");
        assertThat(catalog.toString()).isEqualTo("ClusterCatalog[environment=, clusters=[local]]");
    }

    private static ClusterDefinition example(String name) {
        return CatalogFiles.example().cluster(name, CatalogFiles::noRegion);
    }

    private static ClusterDefinition iam(String name, Region region, BrokerSource source, RoleChain role) {
        Access access = new Access(
                SecurityProtocol.SASL_SSL,
                ClientAuthentication.AWS_IAM,
                Connectivity.PRIVATE,
                Optional.of(role),
                Optional.of(role));
        return new ClusterDefinition(name, Optional.of(region), source, access, DEFAULTS);
    }

    private static RoleChain oneHop(String name) {
        Hop hop = new Hop("arn:aws:iam::222222222222:role/" + name, null, Map.of());
        return new RoleChain(name, "portolan-prod-" + name, Duration.ofHours(1), List.of(hop));
    }

    private static ServiceVpc vpc(Region region, String prefix) {
        return new ServiceVpc(
                region,
                List.of(CidrBlock.parse(prefix + ".0.0/16")),
                List.of(new InetSocketAddress(prefix + ".1.53", 53), new InetSocketAddress(prefix + ".2.53", 53)));
    }
}
