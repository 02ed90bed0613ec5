package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Hop;
import io.portolan.diagnosis.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/**
 * {@link PortolanSettings} takes a list from the highest source that has any element of it. Elements of a lower source
 * are never added.
 */
class ListOverrideTest {

    private static final String BASE = """
            portolan:
              environment: dev
              service-vpcs: {us-east-2: {cidr-blocks: [10.90.0.0/16, 10.91.0.0/16], inbound-resolvers: [10.90.1.53, 10.91.1.53]}}
              roles:
                shop:
                  chain:
                    - {arn: "arn:aws:iam::111111111111:role/hub", external-id: dev-team, tags: {stage: dev}}
                    - "arn:aws:iam::222222222222:role/dev-client"
              clusters:
                orders: {arn: "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1", role: shop}
                local:
                  bootstrap-servers: ["localhost:9092", "localhost:9093"]
                  security-protocol: PLAINTEXT
                  kafka: {interceptor.classes: [shop.Audit, shop.Trace], linger.ms: 5}
            """;

    private final SourceStack sources = new SourceStack();

    @Test
    void profileReplacesWholeListsButMergesMaps() throws IOException {
        sources.yaml("application-prod.yaml", """
                portolan:
                  environment: prod
                  service-vpcs: {us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53]}}
                  roles:
                    shop:
                      chain:
                        - {arn: "arn:aws:iam::333333333333:role/prod-client"}
                  clusters: {local: {kafka: {interceptor.classes: [shop.Bill]}}}
                """);

        ClusterCatalog catalog = sources.yaml("application.yaml", BASE).catalog();

        assertThat(catalog.environment()).isEqualTo("prod");
        assertVpcIsProd(catalog);
        assertThat(hops(catalog)).singleElement().satisfies(hop -> {
            assertThat(hop.toString()).contains("prod-client");
            assertThat(hop.externalId()).as("of the replaced element").isNull();
            assertThat(hop.tags()).isEmpty();
        });
        assertThat(local(catalog).settings().kafka())
                .isEqualTo(Map.of("interceptor.classes", "shop.Bill", "linger.ms", "5"));
    }

    @Test
    void indexedEnvironmentVariablesReplaceWholeLists() throws IOException {
        sources.variables(Map.of(
                "PORTOLAN_SERVICEVPCS_USEAST2_CIDRBLOCKS_0", "10.20.0.0/16",
                "PORTOLAN_SERVICEVPCS_USEAST2_INBOUNDRESOLVERS_0", "10.20.1.53",
                "PORTOLAN_ROLES_SHOP_CHAIN_0_ARN", "arn:aws:iam::333333333333:role/prod-client",
                "PORTOLAN_CLUSTERS_LOCAL_BOOTSTRAPSERVERS_0", "localhost:9094",
                "PORTOLAN_CLUSTERS_LOCAL_KAFKA_INTERCEPTOR_CLASSES_0", "shop.Bill"));

        ClusterCatalog catalog = sources.yaml("application.yaml", BASE).catalog();

        assertVpcIsProd(catalog);
        assertThat(hops(catalog)).singleElement().asString().contains("prod-client");
        assertThat(((BrokerSource.Given) local(catalog).source()).addresses()).hasSize(1);
        assertThat(local(catalog).settings().kafka()).containsEntry("interceptor.classes", "shop.Bill");
    }

    @Test
    void listTextAndElementsReplaceEachOther() throws IOException {
        sources.systemProperties(Map.of(
                        "portolan.roles.shop.chain", "arn:aws:iam::333333333333:role/prod-client",
                        "portolan.clusters.local.bootstrap-servers[0]", "localhost:9094"))
                .properties("portolan.clusters.local.bootstrap-servers=localhost:9095,localhost:9096");

        ClusterCatalog catalog = sources.yaml("application.yaml", BASE).catalog();

        assertThat(hops(catalog)).singleElement().asString().contains("prod-client");
        assertThat(((BrokerSource.Given) local(catalog).source()).addresses())
                .singleElement()
                .asString()
                .contains("9094");
    }

    @Test
    void gapInListIsNotFilledFromBelow() throws IOException {
        sources.properties("portolan.roles.shop.chain[1]=arn:aws:iam::333333333333:role/prod-client");

        List<Finding> faults = sources.yaml("application.yaml", BASE).faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.subject()).isEqualTo("application.properties:1:30 portolan.roles.shop.chain[1]");
            assertThat(fault.seen()).startsWith("[1]");
        });
    }

    @Test
    void gapAmongEnvironmentVariablesIsAFault() throws IOException {
        sources.variables(Map.of("PORTOLAN_ROLES_SHOP_CHAIN_1_ARN", "arn:aws:iam::333333333333:role/prod-client"));

        assertThat(sources.yaml("application.yaml", BASE).faults())
                .singleElement()
                .extracting(Finding::subject)
                .asString()
                .contains("PORTOLAN_ROLES_SHOP_CHAIN_1_ARN")
                .endsWith("portolan.roles.shop.chain[1]");
    }

    @Test
    void elementFaultsNameTheListsSource() throws IOException {
        sources.properties("""
                portolan.roles.shop.chain[0].arrn=x
                portolan.service-vpcs.us-east-2.cidr-blocks[0]=10.20.0.0/99
                """);

        List<Finding> faults = sources.yaml("application.yaml", BASE.replace("external-id", "extern-id"))
                .faults();

        assertThat(faults)
                .extracting(Finding::subject)
                .contains(
                        "application.properties:1:35 portolan.roles.shop.chain[0].arrn",
                        "application.properties:2:48 portolan.service-vpcs.us-east-2.cidr-blocks[0]")
                .noneMatch(subject -> subject.contains("extern-id") || subject.contains("chain[1]"));
    }

    @Test
    void numericKeysAreNoList() throws IOException {
        sources.properties("""
                portolan.clusters[1].bootstrap-servers=b1:9092
                portolan.clusters[1].security-protocol=PLAINTEXT
                portolan.clusters[222222222222].bootstrap-servers=b2:9092
                portolan.clusters[222222222222].security-protocol=PLAINTEXT
                """);

        assertThat(sources.catalog().clusterNames()).containsExactlyInAnyOrder("1", "222222222222");
    }

    private static void assertVpcIsProd(ClusterCatalog catalog) {
        assertThat(catalog.serviceVpcs().get(Region.US_EAST_2)).satisfies(vpc -> {
            assertThat(vpc.cidrBlocks()).singleElement().asString().contains("10.20.0.0/16");
            assertThat(vpc.inboundResolvers()).singleElement().asString().contains("10.20.1.53");
        });
    }

    private static List<Hop> hops(ClusterCatalog catalog) {
        return catalog.cluster("orders", () -> Region.US_EAST_2)
                .access()
                .dataPlane()
                .orElseThrow()
                .hops();
    }

    private static ClusterDefinition local(ClusterCatalog catalog) {
        return catalog.cluster("local", () -> Region.US_EAST_2);
    }
}
