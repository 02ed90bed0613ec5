package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Finding;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@link CatalogTree} reads every property of {@code portolan.*} in camel case as Spring Boot does. */
class CamelCaseTest {

    private static final String DASHED = """
            portolan:
              environment: prod
              host-resolvers: [10.0.0.2]
              service-vpcs:
                us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53, 10.20.2.53]}
                us-west-2: {cidr-blocks: [10.30.0.0/16], inbound-resolvers: "10.30.1.53, 10.30.2.53"}
              foreign-cidr-blocks: {dev-test: [10.90.0.0/16]}
              endpoints: {sts: "http://127.0.0.1:1", kafka: {us-east-2: "http://127.0.0.1:2"}}
              roles:
                orders-client:
                  session-name: shop
                  chain:
                    - arn:aws:iam::111111111111:role/kafka-hub
                    - {arn: "arn:aws:iam::222222222222:role/orders-client", external-id: team, tags: {costCenter: checkout}}
              clusters:
                orders-eu:
                  cluster-name: orders
                  bootstrap-servers: [b1:9098]
                  region: us-east-2
                  role: orders-client
                  control-plane-role: orders-client
                  preflight: off
                  kafka: {"[linger.ms]": 20}
                  producer: {transaction-id-prefix: tx}
                payments:
                  role: orders-client
                  regions:
                    us-east-2: {cluster-name: payments, control-plane-role: orders-client, bootstrap-servers: [b2:9098]}
                local: {bootstrap-servers: [b3:9092], security-protocol: PLAINTEXT}
              snapshot: {policy: off}
            """;

    @Test
    void everyKeyMayBeCamelCase() throws IOException {
        assertThat(tree(new SourceStack().yaml("application.yml", camel(DASHED))))
                .isEqualTo(tree(new SourceStack().yaml("application.yml", DASHED)));
        assertThat(new SourceStack()
                        .yaml("application.yml", camel(DASHED))
                        .catalog()
                        .clusterNames())
                .containsExactlyInAnyOrder("orders-eu", "payments", "local");
    }

    @Test
    void spellingsOfSeveralSourcesAreOneKey() throws IOException {
        SourceStack sources = new SourceStack().properties("""
                        portolan.clusters.orders-eu.clusterName=other
                        portolan.serviceVpcs.us-east-2.cidrBlocks[0]=10.20.0.0/17
                        portolan.service_vpcs.us-west-2.inbound_resolvers=10.30.3.53
                        """).yaml("application.yml", DASHED);

        assertThat(tree(sources).toString())
                .contains("cluster-name=other", "cidr-blocks=[10.20.0.0/17]", "10.30.3.53")
                .doesNotContain("10.20.0.0/16", "10.30.1.53", "clusterName", "cidrBlocks");
        assertThat(sources.catalog().serviceVpcs()).hasSize(2);
    }

    @Test
    void typosInCamelCaseAreExplained() throws IOException {
        SourceStack sources = new SourceStack().properties("""
                portolan.clusters.orders.clusterNam=orders
                portolan.clusters.orders.region=us-east-2
                portolan.serviceVpc.us-east-2.cidrBlocks=10.20.0.0/16
                portolan.roles.shop.chain[0].arn=arn:aws:iam::111111111111:role/kafka-hub
                portolan.roles.shop.sessionNam=team
                """);

        assertThat(sources.faults())
                .extracting(Finding::fix)
                .contains(
                        "Did you mean \"cluster-name\"?",
                        "Did you mean \"service-vpcs\"?",
                        "Did you mean \"session-name\"?");
    }

    @Test
    void faultsInCamelCaseHaveTheirOrigin() throws IOException {
        SourceStack sources = new SourceStack().yaml("application.yml", """
                portolan:
                  environment: prod
                  serviceVpcs:
                    us-east-2: {cidrBlocks: [10.20.0.0], inboundResolvers: [10.20.1.53]}
                  clusters:
                    orders: {clusterName: "-", region: us-east-2, controlPlaneRole: nobody}
                """);

        assertThat(sources.faults())
                .extracting(Finding::subject)
                .contains(
                        "application.yml:4:30 portolan.service-vpcs.us-east-2.cidr-blocks[0]",
                        "application.yml:6:27 portolan.clusters.orders.cluster-name",
                        "application.yml:6:69 portolan.clusters.orders.control-plane-role");
    }

    private static Map<String, Object> tree(SourceStack sources) {
        return new TreeMap<>(PortolanSettings.of(sources.environment()).tree().toMap());
    }

    /** The schema's own keys in camel case. Names that the user chooses stay. */
    private static String camel(String yaml) {
        return Pattern.compile("([{, ])([a-z]+(?:-[a-z]+)+): ?")
                .matcher(yaml)
                .replaceAll(key -> key.group(2).matches("orders-.*|dev-.*")
                        ? key.group()
                        : key.group(1)
                                + Pattern.compile("-([a-z])")
                                        .matcher(key.group(2))
                                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                                + ": ");
    }
}
