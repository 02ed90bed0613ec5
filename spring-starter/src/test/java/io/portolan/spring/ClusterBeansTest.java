package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Which beans there are, by which names and qualifiers, and when the application's own go first. */
class ClusterBeansTest {

    private final ApplicationContextRunner none = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class));

    private final ApplicationContextRunner one = none.withPropertyValues(
            "portolan.start=lazy",
            "portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
            "portolan.clusters.orders.security-protocol=PLAINTEXT");

    private final ApplicationContextRunner two = one.withPropertyValues(
            "portolan.clusters.payments.bootstrap-servers=127.0.0.1:2",
            "portolan.clusters.payments.security-protocol=PLAINTEXT");

    @Test
    void withoutClustersOnlySpringBootsOwnBeansAreThere() {
        none.run(context -> assertThat(context).doesNotHaveBean(Portolan.class).hasSingleBean(KafkaTemplate.class));
    }

    @Test
    void theOnlyClusterFeedsWhatSpringBootWouldMake() {
        one.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(KafkaTemplate.class)
                    .hasSingleBean(ProducerFactory.class);
            assertThat(context.getBean("kafkaTemplate")).isSameAs(context.getBean("ordersKafkaTemplate"));
            assertThat(context.getBean("kafkaListenerContainerFactory")).isSameAs(context.getBean("orders"));
            assertThat(context.getBean(KafkaTemplate.class).getProducerFactory())
                    .isSameAs(context.getBean("ordersProducerFactory"));
        });
    }

    @Test
    void eachClusterHasBeansOfItsOwn() {
        two.withPropertyValues("portolan.primary=payments")
                .withUserConfiguration(Injected.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Injected injected = context.getBean(Injected.class);
                    assertThat(injected.plain).isSameAs(injected.payments).isNotSameAs(injected.orders);
                    assertThat(context.getBean("orders")).isInstanceOf(ConcurrentKafkaListenerContainerFactory.class);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Injected {

        private final KafkaTemplate<String, String> orders;
        private final KafkaTemplate<String, byte[]> payments;
        private final KafkaTemplate<?, ?> plain;

        Injected(
                @Cluster("orders") KafkaTemplate<String, String> orders,
                @org.springframework.beans.factory.annotation.Qualifier("payments")
                        KafkaTemplate<String, byte[]> payments,
                KafkaTemplate<?, ?> plain) {
            this.orders = orders;
            this.payments = payments;
            this.plain = plain;
        }
    }
}
