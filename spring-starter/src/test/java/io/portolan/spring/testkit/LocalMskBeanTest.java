package io.portolan.spring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.spring.PortolanAutoConfiguration;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@link LocalMskAutoConfiguration} lets an estate that is a bean stand in for the application's clusters. */
class LocalMskBeanTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LocalMskAutoConfiguration.class, PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
                    "portolan.clusters.orders.security-protocol=PLAINTEXT");

    @ParameterizedTest
    @ValueSource(classes = {Ours.class, Springs.class})
    void estateStandsInForTheApplicationsClusters(Class<?> configuration, LocalMsk msk) {
        application.withUserConfiguration(configuration).run(context -> {
            assertThat(context).hasNotFailed();
            context.getBean(Portolan.class).cluster("orders").preflight().orThrow();
            assertThat(msk.calls().count("sts:AssumeRole", PresetEstates.ORDERS_CLIENT))
                    .isEqualTo(1);
        });
    }

    @Test
    void estateBeanNeedsItsSite() {
        application
                .withUserConfiguration(Neither.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(
                                "Annotate the bean method of LocalMsk with @LocalMskConnection(\"site\")"));
    }

    @Test
    void estateWithoutClustersToReplaceFailsStart() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        LocalMskAutoConfiguration.class,
                        UnusedEstateAutoConfiguration.class,
                        PortolanAutoConfiguration.class,
                        KafkaAutoConfiguration.class))
                .withUserConfiguration(Ours.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("by portolan.clusters.* or portolan.catalog"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Ours {

        @Bean(destroyMethod = "")
        @LocalMskConnection("shop")
        LocalMsk estate() {
            return ESTATE.msk();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Springs {

        @Bean(destroyMethod = "")
        @ServiceConnection("shop")
        LocalMsk estate() {
            return ESTATE.msk();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Neither {

        @Bean(destroyMethod = "")
        LocalMsk estate() {
            return ESTATE.msk();
        }
    }
}
