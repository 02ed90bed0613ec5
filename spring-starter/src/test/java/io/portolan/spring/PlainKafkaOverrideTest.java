package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.diagnosis.Finding;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** {@link PlainKafkaOverride} lets a profile for development replace an MSK cluster by plain Kafka. */
class PlainKafkaOverrideTest {

    private static final String BASE = """
            portolan:
              roles: {shop: {chain: ["arn:aws:iam::111111111111:role/hub"]}}
              clusters:
                orders:
                  arn: "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1"
                  bootstrap-servers: boot-x.c1.kafka-serverless.us-east-2.amazonaws.com:9098
                  role: shop
                  control-plane-role: shop
                  kafka: {linger.ms: 5}
                my-payments:
                  role: shop
                  regions: {us-east-2: {cluster-name: payments}, us-west-2: {cluster-name: payments}}
            """;

    private final SourceStack sources = new SourceStack();

    @Test
    void localProfileReplacesArnAndRoles() throws IOException {
        sources.yaml("application-local.yaml", """
                portolan:
                  clusters:
                    orders: {bootstrap-servers: "localhost:9092", security-protocol: PLAINTEXT}
                    my-payments: {bootstrap-servers: "localhost:9093", securityProtocol: PLAINTEXT}
                """).yaml("application.yaml", BASE);

        ClusterDefinition orders = sources.catalog().cluster("orders", () -> Region.US_EAST_2);
        ClusterDefinition payments = sources.catalog().cluster("my-payments", () -> Region.US_EAST_2);

        assertThat(orders.access().securityProtocol()).isEqualTo(SecurityProtocol.PLAINTEXT);
        assertThat(((BrokerSource.Given) orders.source()).addresses()).hasToString("[localhost:9092]");
        assertThat(orders.settings().kafka()).as("other keys stay").containsEntry("linger.ms", "5");
        assertThat(((BrokerSource.Given) payments.source()).addresses()).hasToString("[localhost:9093]");
    }

    @Test
    void environmentVariablesReplaceArnAndRoles() throws IOException {
        sources.yaml("application.yaml", BASE)
                .variables(Map.of(
                        "PORTOLAN_CLUSTERS_ORDERS_BOOTSTRAPSERVERS_0", "localhost:9092",
                        "PORTOLAN_CLUSTERS_ORDERS_SECURITYPROTOCOL", "PLAINTEXT"));

        assertThat(sources.catalog()
                        .cluster("orders", () -> Region.US_EAST_2)
                        .access()
                        .securityProtocol())
                .isEqualTo(SecurityProtocol.PLAINTEXT);
    }

    @Test
    void contradictionInOneSourceStaysAFault() throws IOException {
        sources.yaml(
                "application.yaml",
                BASE.replace("role: shop\n      control", "security-protocol: PLAINTEXT\n      control"));

        assertThat(sources.faults())
                .extracting(Finding::subject)
                .anyMatch(subject -> subject.endsWith("portolan.clusters.orders.arn"));
    }

    @Test
    void protocolAloneDoesNotReplaceTheArn() throws IOException {
        sources.yaml("application-local.yaml", "portolan.clusters.orders.security-protocol: PLAINTEXT")
                .yaml("application.yaml", BASE);

        assertThat(sources.faults())
                .as("its brokers are still those of MSK")
                .extracting(Finding::subject)
                .anyMatch(subject -> subject.endsWith("portolan.clusters.orders.arn"));
    }
}
