package io.portolan.spring.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.spring.Cluster;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * {@link LocalMskConnection} on a field of a test lets the estate stand in for the application's clusters. A user could
 * write this test.
 */
@SpringBootTest(
        classes = LocalMskFieldTest.Application.class,
        properties = {
            "portolan.clusters.orders.arn="
                    + "arn:aws:kafka:eu-west-1:999999999999:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1",
            "portolan.clusters.orders.kafka.linger.ms=0",
            "spring.kafka.producer.properties.max.block.ms=20000"
        })
class LocalMskFieldTest {

    @RegisterExtension
    @LocalMskConnection("shop")
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Autowired
    @Cluster("orders")
    private KafkaTemplate<String, String> orders;

    @Test
    void estateStandsInForTheApplicationsClusters(@Autowired Portolan portolan, LocalMsk msk) throws Exception {
        orders.send("stand-in", "k", "v").get(20, SECONDS);
        assertThat(portolan.cluster("orders").status().region()).contains("us-east-2");
        assertThat(msk.cluster("orders").seenPrincipals()).contains(PresetEstates.ORDERS_CLIENT);
    }

    @Nested
    class WithinAnotherClass {

        @Test
        void nestedTestHasTheSameEstate(@Autowired Portolan portolan) {
            assertThat(portolan.cluster("orders").status().region()).contains("us-east-2");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
