package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link CatalogText} says all that a site needs. */
class CatalogTextTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final LocalMskBuilder DECLARED = LocalMsk.builder()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("prod", "us-west-2")
            .serviceVpc("dev", "us-east-2")
            .cluster("orders", c -> c.inVpc("prod", "us-west-2").controlPlaneOnly())
            .cluster("audit", c -> c.inVpc("prod", "us-east-2").foundByName().controlPlaneOnly())
            .cluster(
                    "pay-east",
                    c -> c.inVpc("prod", "us-east-2")
                            .catalogName("payments")
                            .clusterName("pay")
                            .foundByName()
                            .controlPlaneOnly())
            .cluster(
                    "pay-west",
                    c -> c.inVpc("prod", "us-west-2")
                            .catalogName("payments")
                            .clusterName("pay")
                            .foundByName()
                            .controlPlaneOnly())
            .cluster("orders-dev", c -> c.inVpc("dev", "us-east-2").controlPlaneOnly())
            .role(HUB, r -> r.trusts("333333333333"))
            .role(
                    "arn:aws:iam::222222222222:role/client",
                    r -> r.trusts(HUB)
                            .externalId("checkout-team")
                            .mayUse("orders")
                            .mayRead("pay-east", ""))
            .role(
                    "arn:aws:iam::555555555555:role/client",
                    r -> r.trusts("arn:aws:iam::333333333333:user/shop").mayUse("pay-west"))
            .role("arn:aws:iam::222222222222:role/unreachable", r -> r.mayUse("audit"))
            .site("shop", s -> s.inRegion("prod", "us-west-2"))
            .site("lab", s -> s.inRegion("dev", "eu-west-1").account("444444444444"));

    @Test
    void catalogSaysAllThatASiteNeeds() throws Exception {
        try (LocalMsk msk = DECLARED.start()) {
            LocalVpc east = msk.serviceVpc("prod", "us-east-2");
            LocalVpc west = msk.serviceVpc("prod", "us-west-2");
            assertThat(Files.readString(msk.catalog("shop")))
                    .isEqualTo(msk.catalogText("shop"))
                    .isEqualTo("""
                            environment: prod
                            region: us-west-2
                            host-resolvers: [%s]
                            endpoints:
                              sts: %s
                              kafka:
                                us-east-2: %s
                                us-west-2: %s
                            snapshot: {policy: off}
                            service-vpcs:
                              us-east-2: {cidr-blocks: [%s], inbound-resolvers: [%s, %s]}
                              us-west-2: {cidr-blocks: [%s], inbound-resolvers: [%s, %s]}
                            foreign-cidr-blocks:
                              dev: [%s]
                            roles:
                              client-222222222222:
                                session-name: shop
                                chain:
                                  - arn:aws:iam::111111111111:role/kafka-hub
                                  - {arn: "arn:aws:iam::222222222222:role/client", external-id: "checkout-team"}
                              client-555555555555:
                                session-name: shop
                                chain:
                                  - arn:aws:iam::555555555555:role/client
                            clusters:
                              orders:
                                arn: %s
                                role: client-222222222222
                              audit:
                                region: us-east-2
                                cluster-name: audit
                              payments:
                                regions:
                                  us-east-2: {cluster-name: "pay", role: "client-222222222222"}
                                  us-west-2: {cluster-name: "pay", role: "client-555555555555"}
                            defaults:
                              kafka:
                                ssl.truststore.type: PEM
                                ssl.truststore.location: %s
                            """.formatted(
                                    text(msk.site("shop").resolver().address()),
                                    msk.endpoint("us-west-2"),
                                    msk.endpoint("us-east-2"),
                                    msk.endpoint("us-west-2"),
                                    east.cidrBlock(),
                                    text(east.resolverAddresses().get(0)),
                                    text(east.resolverAddresses().get(1)),
                                    west.cidrBlock(),
                                    text(west.resolverAddresses().get(0)),
                                    text(west.resolverAddresses().get(1)),
                                    msk.serviceVpc("dev", "us-east-2").cidrBlock(),
                                    msk.cluster("orders").arn(),
                                    msk.trustStore()));
        }
    }

    @Test
    void rolesThatInspectAreThoseOfTheirAccounts() {
        LocalMskBuilder declared = LocalMsk.builder()
                .fromTemplates()
                .cluster("orders", ClusterBuilder::controlPlaneOnly)
                .role(
                        "arn:aws:iam::222222222222:role/client",
                        r -> r.trusts("333333333333", "444444444444").mayUse("orders"))
                .role(
                        "arn:aws:iam::222222222222:role/reader",
                        r -> r.trusts("333333333333").mayInspect())
                .site("shop", site -> site)
                .site("stock", site -> site.account("444444444444"));
        try (LocalMsk msk = declared.start()) {
            assertThat(msk.catalogText("shop"))
                    .contains("""
                              reader:
                                session-name: shop
                                chain:
                                  - arn:aws:iam::222222222222:role/reader
                            inspect-roles:
                              "222222222222": reader
                            """)
                    .containsPattern("shop: .*, roles: \\[client, reader]}")
                    .doesNotContainPattern("stock: .*, roles: ");
            assertThat(msk.catalogText("stock")).doesNotContain("reader");
        }
    }

    @Test
    void sitesOfOtherEnvironmentsAreSeparate() {
        try (LocalMsk msk = DECLARED.start()) {
            assertThat(msk.catalogText("lab"))
                    .contains(
                            "environment: dev\nregion: eu-west-1\n",
                            "  orders-dev:\n",
                            "foreign-cidr-blocks:\n  prod: [")
                    .doesNotContain("payments", "roles:", "us-west-2:");
            assertThat(List.of("orders", "orders-dev"))
                    .extracting(name -> msk.cluster(name).region())
                    .containsExactly("us-west-2", "us-east-2");
        }
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
