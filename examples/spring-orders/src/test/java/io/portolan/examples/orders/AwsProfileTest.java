package io.portolan.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Hop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import software.amazon.awssdk.regions.Region;

/**
 * {@link OrdersApplication} with the profile {@code aws} makes its catalog from environment variables. The accounts are
 * invented, and nothing is looked up.
 */
@SpringBootTest(
        properties = {
            "portolan.start=lazy",
            "portolan.region=us-east-2",
            "spring.kafka.listener.auto-startup=false",
            "EAST_CIDR_BLOCKS=10.20.0.0/16",
            "EAST_INBOUND_RESOLVERS=10.20.1.53,10.20.2.53",
            "WEST_CIDR_BLOCKS=10.30.0.0/16,10.31.0.0/16",
            "WEST_INBOUND_RESOLVERS=10.30.1.53,10.30.2.53",
            "HUB_ROLE_ARN=arn:aws:iam::111111111111:role/kafka-hub",
            "ORDERS_ROLE_ARN=arn:aws:iam::222222222222:role/orders-client",
            "ORDERS_CLUSTER_ARN=arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1",
            "PAYMENTS_ROLE_ARN=arn:aws:iam::333333333333:role/payments-client",
            "PAYMENTS_CLUSTER_ARN=arn:aws:kafka:us-west-2:333333333333:cluster/payments/5d2c1f6e-0000-4000-8000-000000000001-s1"
        })
@ActiveProfiles("aws")
class AwsProfileTest {

    @Autowired
    private ClusterCatalog catalog;

    @Test
    void environmentVariablesMakeTheCatalog() {
        assertThat(catalog.environment()).isEqualTo("prod");
        assertThat(catalog.clusterNames()).containsExactly("orders", "payments");
        assertThat(catalog.serviceVpcs().keySet()).containsExactly(Region.US_EAST_2, Region.US_WEST_2);
        assertThat(catalog.serviceVpcs().values())
                .extracting(vpc -> vpc.cidrBlocks().size())
                .containsExactly(1, 2);
        assertThat(catalog.serviceVpcs().values())
                .extracting(vpc -> vpc.inboundResolvers().size())
                .containsExactly(2, 2);
        ClusterDefinition payments = catalog.cluster("payments", () -> Region.US_EAST_2);
        assertThat(payments.region()).contains(Region.US_WEST_2);
        assertThat(payments.access().dataPlane().orElseThrow().hops())
                .extracting(Hop::roleArn)
                .isEqualTo(List.of(
                        "arn:aws:iam::111111111111:role/kafka-hub", "arn:aws:iam::333333333333:role/payments-client"));
    }
}
