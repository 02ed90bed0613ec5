package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Portolan;
import io.portolan.diagnosis.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The beans of {@link ClusterBeanDefinitions} with their names and qualifiers. The application's own beans replace
 * them.
 */
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
    void noClustersLeaveSpringBootsBeans() {
        none.run(context -> assertThat(context).doesNotHaveBean(Portolan.class).hasSingleBean(KafkaTemplate.class));
    }

    @Test
    void onlyClusterReplacesSpringBootsBeans() {
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
    void eachClusterHasItsOwnBeans() {
        two.withPropertyValues("portolan.primary=payments")
                .withUserConfiguration(Injected.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Injected injected = context.getBean(Injected.class);
                    assertThat(injected.plain).isSameAs(injected.payments).isNotSameAs(injected.orders);
                    assertThat(context.getBean("orders")).isInstanceOf(ConcurrentKafkaListenerContainerFactory.class);
                });
    }

    @Test
    void unqualifiedInjectionIsAmbiguousWithoutPrimary() {
        two.withUserConfiguration(Unqualified.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContainingAll("ordersKafkaTemplate", "paymentsKafkaTemplate"));
    }

    @Test
    void qualifiedListenersNeedNoPrimary() {
        two.withUserConfiguration(QualifiedListener.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void unqualifiedListenerNeedsAPrimary() {
        two.withUserConfiguration(UnqualifiedListener.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(PortolanException.class)
                        .hasMessageContaining("Set portolan.primary"));
    }

    @Test
    void primaryNoneLeavesUnqualifiedBeansToSpringBoot() {
        two.withPropertyValues("portolan.primary=none", "spring.kafka.bootstrap-servers=127.0.0.1:9")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(template(context, "kafkaTemplate")
                                    .getProducerFactory()
                                    .getConfigurationProperties())
                            .containsEntry("bootstrap.servers", List.of("127.0.0.1:9"));
                    assertThat(context.getBean(KafkaTemplate.class))
                            .isNotSameAs(context.getBean("ordersKafkaTemplate"));
                });
    }

    @Test
    void anUnknownPrimaryIsRefused() {
        two.withPropertyValues("portolan.primary=order")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContainingAll("portolan.primary", "[orders, payments]"));
    }

    @Test
    void ownBeanReplacesClusterBeanOfItsName() {
        one.withBean("ordersKafkaTemplate", KafkaTemplate.class, () -> new KafkaTemplate<>(factory()))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(KafkaTemplate.class)
                        .hasSingleBean(ProducerFactory.class));
    }

    @Test
    void qualifiedFactoryServesItsClustersTemplate() {
        two.withUserConfiguration(OwnFactory.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean("paymentsProducerFactory")).isSameAs(context.getBean("mine"));
            assertThat(template(context, "paymentsKafkaTemplate").getProducerFactory())
                    .isSameAs(context.getBean("mine"));
            assertThat(template(context, "ordersKafkaTemplate").getProducerFactory())
                    .isSameAs(context.getBean("ordersProducerFactory"));
        });
    }

    @Test
    void unqualifiedFactoryServesSpringBootsTemplate() {
        one.withBean("mine", ProducerFactory.class, ClusterBeansTest::factory).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(template(context, "kafkaTemplate").getProducerFactory()).isSameAs(context.getBean("mine"));
            assertThat(template(context, "ordersKafkaTemplate").getProducerFactory())
                    .isSameAs(context.getBean("ordersProducerFactory"));
        });
    }

    @Test
    void anotherBeanMayHaveTheClustersName() {
        one.withBean("orders", NewTopic.class, () -> new NewTopic("orders", 1, (short) 1))
                .withPropertyValues("spring.kafka.admin.auto-create=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean("ordersKafkaListenerContainerFactory"))
                            .isSameAs(context.getBean("kafkaListenerContainerFactory"));
                });
    }

    @Test
    void thePortolanIsClosedWithTheContext() {
        List<Portolan> portolan = new ArrayList<>();
        one.run(context -> portolan.add(context.getBean(Portolan.class)));

        assertThatThrownBy(() -> portolan.get(0).cluster("orders")).isInstanceOf(IllegalStateException.class);
    }

    private static DefaultKafkaProducerFactory<Object, Object> factory() {
        return new DefaultKafkaProducerFactory<>(Map.of());
    }

    private static KafkaTemplate<?, ?> template(ApplicationContext context, String name) {
        return context.getBean(name, KafkaTemplate.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Unqualified {

        Unqualified(KafkaTemplate<String, String> template) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class QualifiedListener {

        @KafkaListener(topics = "t", groupId = "g", containerFactory = "orders", autoStartup = "false")
        void listen(String value) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class UnqualifiedListener {

        @KafkaListener(topics = "t", groupId = "g", autoStartup = "false")
        void listen(String value) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        @Cluster("payments")
        ProducerFactory<?, ?> mine() {
            return factory();
        }
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
