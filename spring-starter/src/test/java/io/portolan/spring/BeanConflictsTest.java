package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;

/** {@link BeanConflicts} refuses names and qualifiers that leave a bean's cluster unclear. It shows their origin. */
class BeanConflictsTest {

    private final ApplicationContextRunner none = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues("portolan.start=lazy");

    private final ApplicationContextRunner two = none.withPropertyValues(
            "portolan.primary=orders",
            "portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
            "portolan.clusters.orders.security-protocol=PLAINTEXT",
            "portolan.clusters.payments.bootstrap-servers=127.0.0.1:2",
            "portolan.clusters.payments.security-protocol=PLAINTEXT");

    @Test
    void clusterNamedKafkaIsRefused() {
        none.withPropertyValues(
                        "portolan.clusters.kafka.bootstrap-servers=127.0.0.1:1",
                        "portolan.clusters.kafka.security-protocol=PLAINTEXT")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContainingAll(
                                "from property source \"test\"",
                                "portolan.clusters.kafka",
                                "kafkaProducerFactory",
                                "Give the cluster another name"));
    }

    @Test
    void beanWithNameOfClusterBeanIsRefused() {
        refused(NamedAsBean.class, "a bean paymentsKafkaTemplate in", "NamedAsBean");
        refused(NamedAsAnothers.class, "a bean ordersProducerFactory in", "NamedAsAnothers");
    }

    @Test
    void qualifiedBeanWithSpringBootsNameIsRefused() {
        refused(NamedAsBoots.class, "a bean of the cluster payments in", "Name the bean paymentsProducerFactory");
    }

    @Test
    void qualifierOfNoClusterIsRefused() {
        refused(Misspelt.class, "@Cluster(\"payment\")", "handler in", "producers in", "topic in");
    }

    private void refused(Class<?> configuration, String... words) {
        two.withUserConfiguration(configuration)
                .run(context -> assertThat(context).getFailure().hasMessageContainingAll(words));
    }

    private static ProducerFactory<Object, Object> factory() {
        return new DefaultKafkaProducerFactory<>(Map.of());
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedAsBean {

        @Bean
        static String paymentsKafkaTemplate() {
            return "no template";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedAsAnothers {

        @Bean
        @Cluster("payments")
        static ProducerFactory<Object, Object> ordersProducerFactory() {
            return factory();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedAsBoots {

        @Bean
        @Cluster("payments")
        static ProducerFactory<Object, Object> kafkaProducerFactory() {
            return factory();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Misspelt {

        @Bean
        @Cluster("payment")
        static CommonErrorHandler handler() {
            return new DefaultErrorHandler();
        }

        @Bean
        @Cluster("payment")
        static ProducerFactory<Object, Object> producers() {
            return factory();
        }

        @Bean
        @Cluster("payment")
        static NewTopic topic() {
            return new NewTopic("any", 1, (short) 1);
        }
    }
}
