package io.portolan.spring.testcontainers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** {@link KafkaContainers} lets a real container stand in for a cluster. The test needs a container engine. */
@EnabledIf(value = "engineIsThere", disabledReason = "no container engine on this machine")
class KafkaContainerEngineTest {

    static boolean engineIsThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Test
    void recordIsSentToTheContainer() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        "portolan.start=lazy",
                        "portolan.clusters.orders.arn=arn:aws:kafka:us-east-2:222222222222:cluster/orders/"
                                + "5d2c1f6e-0000-4000-8000-000000000000-s1")
                .run(context -> assertThat(context.getBean(Application.class)
                                .orders
                                .send("orders", "k", "v")
                                .get(60, SECONDS)
                                .getRecordMetadata()
                                .hasOffset())
                        .isTrue());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        private final KafkaTemplate<String, String> orders;

        Application(@Cluster("orders") KafkaTemplate<String, String> orders) {
            this.orders = orders;
        }

        @Bean
        @ServiceConnection("orders")
        static KafkaContainer kafka() {
            return new KafkaContainer(System.getProperty("portolan.kafka.image", "apache/kafka:4.2.2"));
        }
    }
}
