package io.portolan.spring.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.spring.connection.ClusterConnectionDetails;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.kafka.ConfluentKafkaContainer;
import org.testcontainers.kafka.KafkaContainer;

/**
 * {@link KafkaContainers} selects the clusters that containers stand in for. The containers are Testcontainers' own
 * but are never started.
 */
class KafkaContainersTest {

    private static final String ORDERS =
            "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1";

    private final ApplicationContextRunner three = new ApplicationContextRunner()
            .withPropertyValues(
                    "portolan.start=lazy",
                    "portolan.region=us-east-2",
                    "portolan.clusters.orders.arn=" + ORDERS,
                    "portolan.clusters.orders.role=client",
                    "portolan.clusters.orders.kafka.linger.ms=7",
                    "portolan.clusters.payments.cluster-name=payments",
                    "portolan.clusters.payments.region=us-west-2",
                    "portolan.clusters.audit.arn=" + ORDERS.replace("orders", "audit"),
                    "portolan.roles.client.chain=arn:aws:iam::222222222222:role/orders-client");

    @Test
    void containerStandsInForClusterOfItsName() {
        three.withUserConfiguration(OrdersAndPayments.class).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(ClusterConnectionDetails.class);
            assertPlain(context.getBean(Portolan.class), "orders", "127.0.0.1:1111");
            assertPlain(context.getBean(Portolan.class), "payments", "127.0.0.1:2222");
            Portolan portolan = context.getBean(Portolan.class);
            assertThat(portolan.cluster("orders").definition().settings().kafka())
                    .containsEntry("linger.ms", "7");
            assertThat(portolan.cluster("audit").definition().isMskCluster())
                    .as("what nothing stands in for")
                    .isTrue();
        });
    }

    @Test
    void springBootConnectsToThePrimary() {
        three.withUserConfiguration(OrdersAndPayments.class)
                .withPropertyValues("portolan.primary=payments", "portolan.clusters.payments.preflight=off")
                .run(context -> assertThat(
                                context.getBean(KafkaConnectionDetails.class).getBootstrapServers())
                        .containsExactly("127.0.0.1:2222"));
    }

    @Test
    void unnamedContainerStandsInForThePrimary() {
        three.withUserConfiguration(Unnamed.class)
                .withPropertyValues("portolan.primary=payments")
                .run(context -> {
                    assertPlain(context.getBean(Portolan.class), "payments", "127.0.0.1:3333");
                    assertThat(context.getBean(Portolan.class)
                                    .cluster("orders")
                                    .definition()
                                    .isMskCluster())
                            .isTrue();
                });
    }

    @Test
    void restrictedContainerStandsInForThePrimary() {
        three.withUserConfiguration(SpringsOwn.class)
                .withPropertyValues("portolan.primary=orders", "portolan.clusters.orders.preflight=off")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Portolan.class)
                                    .cluster("orders")
                                    .definition()
                                    .isMskCluster())
                            .isFalse();
                });
    }

    @Test
    void containerReplacesClusterOfCatalogFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("portolan.yaml"), """
                region: us-east-2
                clusters:
                  orders: {arn: "%s", kafka: {linger.ms: 7}}
                  audit: {arn: "%s"}
                """.formatted(ORDERS, ORDERS.replace("orders", "audit")));
        new ApplicationContextRunner()
                .withUserConfiguration(OrdersAndPayments.class)
                .withPropertyValues("portolan.start=lazy", "portolan.catalog=file:" + file)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertPlain(context.getBean(Portolan.class), "orders", "127.0.0.1:1111");
                    assertThat(context.getBean(ClusterCatalog.class).clusterNames())
                            .containsExactly("orders", "audit");
                });
    }

    private static void assertPlain(Portolan portolan, String name, String server) {
        ClusterDefinition cluster = portolan.cluster(name).definition();
        assertThat(cluster.access().securityProtocol()).isEqualTo(SecurityProtocol.PLAINTEXT);
        assertThat(portolan.cluster(name).bootstrapBrokers().bootstrapServers()).isEqualTo(server);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OrdersAndPayments {

        @Bean
        @ServiceConnection("orders")
        Unstarted orders() {
            return new Unstarted("127.0.0.1:1111");
        }

        @Bean
        @ServiceConnection("payments")
        UnstartedConfluent payments() {
            return new UnstartedConfluent("127.0.0.1:2222");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Unnamed {

        @Bean
        @ServiceConnection
        Unstarted kafka() {
            return new Unstarted("127.0.0.1:3333");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class SpringsOwn {

        @Bean
        @ServiceConnection(type = KafkaConnectionDetails.class)
        Unstarted orders() {
            return new Unstarted("127.0.0.1:4444");
        }
    }

    static final class Unstarted extends KafkaContainer {

        private final String servers;

        Unstarted(String servers) {
            super("apache/kafka");
            this.servers = servers;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public String getBootstrapServers() {
            return servers;
        }
    }

    static final class UnstartedConfluent extends ConfluentKafkaContainer {

        private final String servers;

        UnstartedConfluent(String servers) {
            super("confluentinc/cp-kafka");
            this.servers = servers;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public String getBootstrapServers() {
            return servers;
        }
    }
}
