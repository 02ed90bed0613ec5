package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/**
 * {@link ApplicationBeans} finds which cluster claims a bean. The bean then serves no other cluster and no unqualified
 * injection point.
 */
class ClaimedBeansTest {

    private static final Map<ClusterBean, Class<?>> ANNOTATED = Map.of(
            ClusterBean.PRODUCER_FACTORY, Producers.class,
            ClusterBean.CONSUMER_FACTORY, Consumers.class,
            ClusterBean.ADMIN, Admin.class,
            ClusterBean.TEMPLATE, Template.class,
            ClusterBean.TRANSACTION_MANAGER, Transactions.class,
            ClusterBean.LISTENER_CONTAINER_FACTORY, Listeners.class);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "portolan.start=lazy",
                    "spring.kafka.admin.auto-create=false",
                    "spring.kafka.producer.transaction-id-prefix=tx-",
                    "portolan.clusters.user.bootstrap-servers=127.0.0.1:1",
                    "portolan.clusters.user.security-protocol=PLAINTEXT",
                    "portolan.clusters.bank.bootstrap-servers=127.0.0.1:2",
                    "portolan.clusters.bank.security-protocol=PLAINTEXT");

    private static Stream<Arguments> claims() {
        return Stream.of(ClusterBean.values())
                .flatMap(kind -> Stream.of("annotation", "name").map(way -> Arguments.of(kind, way)));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claimedBeanDoesNotChangeThePrimary(ClusterBean kind, String way) {
        claimed(kind, way)
                .withPropertyValues("portolan.primary=user")
                .withUserConfiguration(Unqualified.class, OfBank.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    for (ClusterBean each : ClusterBean.values()) {
                        assertThat(context.getBean(Unqualified.class).beans.get(each))
                                .as("unqualified " + each)
                                .isSameAs(context.getBean(each.nameFor("user")))
                                .isSameAs(context.getBean(each.bootName()));
                        assertThat(context.getBean(OfBank.class).beans.get(each))
                                .as(each + " of bank")
                                .isSameAs(context.getBean(each.nameFor("bank")));
                    }
                    assertThat(context.getBean(OfBank.class).beans.get(kind))
                            .isSameAs(context.getBean(way.equals("name") ? kind.nameFor("bank") : "own"));
                });
    }

    @ParameterizedTest
    @MethodSource("claims")
    void beanClaimedByPrimaryIsGivenUnqualified(ClusterBean kind, String way) {
        claimed(kind, way)
                .withPropertyValues("portolan.primary=bank")
                .withUserConfiguration(Unqualified.class, OfBank.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Unqualified.class).beans)
                            .containsExactlyInAnyOrderEntriesOf(context.getBean(OfBank.class).beans);
                    assertThat(context.getBean(kind.bootName()))
                            .isSameAs(context.getBean(way.equals("name") ? kind.nameFor("bank") : "own"));
                });
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claimedBeanIsNotPreferredWithoutPrimary(ClusterBean kind, String way) {
        claimed(kind, way)
                .withUserConfiguration(Unqualified.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("expected single matching bean but found 2"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claimedBeanIsNotSpringBootsOwn(ClusterBean kind, String way) {
        claimed(kind, way)
                .withPropertyValues("portolan.primary=none", "spring.kafka.bootstrap-servers=127.0.0.1:9")
                .withUserConfiguration(Unqualified.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    for (ClusterBean each : ClusterBean.values()) {
                        assertThat(context.getBean(Unqualified.class).beans.get(each))
                                .as("unqualified " + each)
                                .isSameAs(context.getBean(each.bootName()));
                    }
                });
    }

    @Test
    void claimedFactoryServesItsClustersTemplate() {
        claimed(ClusterBean.PRODUCER_FACTORY, "annotation")
                .withPropertyValues("portolan.primary=user")
                .run(context -> {
                    assertThat(context.getBean("bankKafkaTemplate", KafkaTemplate.class)
                                    .getProducerFactory())
                            .isSameAs(context.getBean("own"));
                    assertThat(context.getBean("kafkaTemplate", KafkaTemplate.class)
                                    .getProducerFactory())
                            .isSameAs(context.getBean("userProducerFactory"));
                });
    }

    @Test
    void beanDeclaredByInterfaceIsClaimedToo() {
        application
                .withPropertyValues("portolan.primary=user")
                .withUserConfiguration(ByInterface.class, Unqualified.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean("bank")).isSameAs(context.getBean("listeners"));
                    assertThat(context.getBean("bankKafkaTemplate")).isSameAs(context.getBean("operations"));
                    assertThat(context.getBean(Unqualified.class).beans)
                            .containsEntry(ClusterBean.TEMPLATE, context.getBean("userKafkaTemplate"));
                });
    }

    @Test
    void scopedBeanIsClaimedToo() {
        application
                .withPropertyValues("portolan.primary=user")
                .withUserConfiguration(Scoped.class, Unqualified.class, OfBank.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Unqualified.class).beans)
                            .containsEntry(ClusterBean.PRODUCER_FACTORY, context.getBean("userProducerFactory"));
                    assertThat(context.getBean(OfBank.class).beans)
                            .containsEntry(ClusterBean.PRODUCER_FACTORY, context.getBean("own"));
                });
    }

    @Test
    void springsOwnQualifierClaimsToo() {
        application
                .withPropertyValues("portolan.primary=user")
                .withUserConfiguration(BySpring.class, Unqualified.class, OfBank.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(OfBank.class).beans)
                            .containsEntry(ClusterBean.TEMPLATE, context.getBean("own"));
                    assertThat(context.getBean(Unqualified.class).beans)
                            .containsEntry(ClusterBean.TEMPLATE, context.getBean("userKafkaTemplate"));
                });
    }

    private ApplicationContextRunner claimed(ClusterBean kind, String way) {
        return way.equals("annotation")
                ? application.withUserConfiguration(Objects.requireNonNull(ANNOTATED.get(kind)))
                : application.withInitializer(context -> {
                    RootBeanDefinition named = new RootBeanDefinition(Objects.requireNonNull(ANNOTATED.get(kind)));
                    named.setFactoryMethodName("own");
                    named.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
                    ((GenericApplicationContext) context).registerBeanDefinition(kind.nameFor("bank"), named);
                });
    }

    private static ProducerFactory<Object, Object> transactional() {
        DefaultKafkaProducerFactory<Object, Object> producers = new DefaultKafkaProducerFactory<>(Map.of());
        producers.setTransactionIdPrefix("own-");
        return producers;
    }

    @Configuration(proxyBeanMethods = false)
    static class Producers {

        @Bean
        @Cluster("bank")
        static ProducerFactory<Object, Object> own() {
            return transactional();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Consumers {

        @Bean
        @Cluster("bank")
        static ConsumerFactory<Object, Object> own() {
            return new DefaultKafkaConsumerFactory<>(Map.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Admin {

        @Bean
        @Cluster("bank")
        static KafkaAdmin own() {
            return new KafkaAdmin(Map.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Template {

        @Bean
        @Cluster("bank")
        static KafkaTemplate<Object, Object> own() {
            return new KafkaTemplate<>(transactional());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Transactions {

        @Bean
        @Cluster("bank")
        static KafkaTransactionManager<Object, Object> own(@Cluster("bank") ProducerFactory<Object, Object> producers) {
            return new KafkaTransactionManager<>(producers);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Listeners {

        @Bean
        @Cluster("bank")
        static ConcurrentKafkaListenerContainerFactory<Object, Object> own() {
            return new ConcurrentKafkaListenerContainerFactory<>();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByInterface {

        @Bean
        @Cluster("bank")
        static KafkaOperations<Object, Object> operations() {
            return Template.own();
        }

        @Bean
        @Cluster("bank")
        static KafkaListenerContainerFactory<?> listeners() {
            return Listeners.own();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped {

        @Bean
        @Cluster("bank")
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
        static ProducerFactory<Object, Object> own() {
            return transactional();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BySpring {

        @Bean
        @Qualifier("bank")
        static KafkaTemplate<Object, Object> own() {
            return Template.own();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Unqualified {

        private final Map<ClusterBean, Object> beans;

        Unqualified(
                ProducerFactory<?, ?> producers,
                ConsumerFactory<?, ?> consumers,
                KafkaAdmin admin,
                KafkaTemplate<?, ?> template,
                KafkaTransactionManager<?, ?> transactions,
                ConcurrentKafkaListenerContainerFactory<?, ?> listeners) {
            beans = Map.of(
                    ClusterBean.PRODUCER_FACTORY, producers,
                    ClusterBean.CONSUMER_FACTORY, consumers,
                    ClusterBean.ADMIN, admin,
                    ClusterBean.TEMPLATE, template,
                    ClusterBean.TRANSACTION_MANAGER, transactions,
                    ClusterBean.LISTENER_CONTAINER_FACTORY, listeners);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OfBank {

        private final Map<ClusterBean, Object> beans;

        OfBank(
                @Cluster("bank") ProducerFactory<?, ?> producers,
                @Cluster("bank") ConsumerFactory<?, ?> consumers,
                @Cluster("bank") KafkaAdmin admin,
                @Cluster("bank") KafkaTemplate<?, ?> template,
                @Cluster("bank") KafkaTransactionManager<?, ?> transactions,
                @Cluster("bank") ConcurrentKafkaListenerContainerFactory<?, ?> listeners) {
            beans = Map.of(
                    ClusterBean.PRODUCER_FACTORY, producers,
                    ClusterBean.CONSUMER_FACTORY, consumers,
                    ClusterBean.ADMIN, admin,
                    ClusterBean.TEMPLATE, template,
                    ClusterBean.TRANSACTION_MANAGER, transactions,
                    ClusterBean.LISTENER_CONTAINER_FACTORY, listeners);
        }
    }
}
