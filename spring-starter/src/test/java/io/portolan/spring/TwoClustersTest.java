package io.portolan.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Portolan;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/**
 * {@link PortolanAutoConfiguration} serves complete applications on two clusters. The clusters are in two regions and
 * accounts.
 */
class TwoClustersTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    private static ApplicationContextRunner application(LocalMsk msk) {
        return TwoClusterEstate.application(msk)
                .withPropertyValues(
                        "portolan.primary=orders",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.group-id=shop");
    }

    @Test
    void applicationSendsAndListensOnBothClusters(LocalMsk msk) {
        application(msk).withUserConfiguration(Shop.class).run(context -> {
            assertThat(context).hasNotFailed();
            send(context, "kafkaTemplate", "sales", "plain");
            send(context, "paymentsKafkaTemplate", "refunds", "qualified");

            Shop shop = context.getBean(Shop.class);
            assertThat(shop.sales.poll(20, TimeUnit.SECONDS)).isEqualTo("plain");
            assertThat(shop.refunds.poll(20, TimeUnit.SECONDS)).isEqualTo("qualified");
        });
    }

    @Test
    void eachClusterGetsItsOwnTopics(LocalMsk msk) {
        application(msk).withUserConfiguration(Topics.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(admin(context, "ordersKafkaAdmin").describeTopics("of-orders", "unqualified"))
                    .hasSize(2);
            Map<String, ?> payments = admin(context, "paymentsKafkaAdmin").describeTopics("of-payments");
            assertThat(payments).hasSize(1);
            assertThat(topics(context, "payments")).doesNotContain("of-orders", "unqualified");
            assertThat(topics(context, "orders")).doesNotContain("of-payments");
        });
    }

    @Test
    void lazyClusterGetsTopicsBeforeItsClients(LocalMsk msk) {
        int before = msk.calls().all().size();
        application(msk)
                .withPropertyValues("portolan.start=lazy")
                .withUserConfiguration(LazyTopic.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(msk.calls().all())
                            .as("a topic alone is no reason to ask AWS")
                            .hasSize(before);

                    send(context, "paymentsKafkaTemplate", "lazily", "first");
                    assertThat(admin(context, "paymentsKafkaAdmin").describeTopics("lazily"))
                            .hasEntrySatisfying(
                                    "lazily",
                                    topic -> assertThat(topic.partitions()).hasSize(3));
                });
    }

    @Test
    void templatesWorkOnThreadsThatSeeOnlyTheJdk(LocalMsk msk) {
        application(msk).withPropertyValues("portolan.start=lazy").run(context -> {
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> send(context, "paymentsKafkaTemplate", "blind", "sent"), work -> {
                        Thread blind = new Thread(work);
                        blind.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                        blind.start();
                    });
            assertThat(sent).succeedsWithin(Duration.ofSeconds(60));
        });
    }

    @Test
    void lazyStartCallsNothingRemote(LocalMsk msk) {
        int before = msk.calls().all().size();
        application(msk)
                .withPropertyValues(
                        "portolan.start=lazy",
                        "spring.kafka.listener.auto-startup=false",
                        "spring.kafka.listener.observation-enabled=true",
                        "spring.kafka.template.observation-enabled=true")
                .withUserConfiguration(Shop.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(msk.calls().all()).hasSize(before);

                    send(context, "ordersKafkaTemplate", "others", "first");
                    assertThat(msk.calls().all()).hasSizeGreaterThan(before);
                });
    }

    @Test
    void templateWithOverridesLooksUpOnSend(LocalMsk msk) {
        int before = msk.calls().all().size();
        application(msk)
                .withPropertyValues("portolan.start=lazy")
                .withUserConfiguration(Bytes.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(msk.calls().all()).hasSize(before);

                    KafkaTemplate<?, byte[]> template = context.getBean(Bytes.class).template;
                    template.send("bytes", new byte[] {1}).get(30, TimeUnit.SECONDS);
                });
    }

    @Test
    void unreachableClusterFailsTheStart(LocalMsk msk) {
        msk.site("shop").resolver().removeRule("us-west-2");

        application(msk)
                .withUserConfiguration(Shop.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                PortolanException.class,
                                e -> assertThat(e.has(Code.MISSING_RULE)).isTrue()));
    }

    @Test
    void backgroundStartCatchesUpWithUnreachableCluster(LocalMsk msk) {
        msk.site("shop").resolver().removeRule("us-west-2");

        application(msk)
                .withPropertyValues("portolan.start=background")
                .withUserConfiguration(OtherShop.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    send(context, "kafkaTemplate", "background", "anyway");
                    assertThat(context.getBean(OtherShop.class).heard.poll(30, TimeUnit.SECONDS))
                            .isEqualTo("anyway");
                    KafkaListenerEndpointRegistry registry = context.getBean(KafkaListenerEndpointRegistry.class);
                    assertThat(requireNonNull(registry.getListenerContainer("behind"))
                                    .isRunning())
                            .isFalse();

                    msk.reset();
                    send(context, "paymentsKafkaTemplate", "background", "later");

                    assertThat(context.getBean(OtherShop.class).heard.poll(30, TimeUnit.SECONDS))
                            .isEqualTo("later");
                });
    }

    @Test
    void lazyClientFailsAsKafkaClientsDo(LocalMsk msk) {
        msk.site("shop").resolver().removeRule("us-west-2");

        application(msk)
                .withPropertyValues("portolan.start=lazy")
                .withUserConfiguration(Bytes.class)
                .run(context -> {
                    ProducerFactory<?, ?> producers = context.getBean("paymentsProducerFactory", ProducerFactory.class);

                    assertThatThrownBy(producers::createProducer)
                            .isInstanceOf(KafkaException.class)
                            .hasMessageContaining("payments")
                            .cause()
                            .isInstanceOfSatisfying(
                                    PortolanException.class,
                                    e -> assertThat(e.has(Code.MISSING_RULE)).isTrue());
                });
    }

    @Test
    void listenerAndBrokersSurviveAMissingRule(LocalMsk msk) {
        application(msk).withUserConfiguration(Shop.class).run(context -> {
            BlockingQueue<String> refunds = context.getBean(Shop.class).refunds;
            send(context, "paymentsKafkaTemplate", "refunds", "before");
            assertThat(refunds.poll(20, TimeUnit.SECONDS)).isEqualTo("before");
            msk.site("shop").resolver().removeRule("us-west-2");
            io.portolan.Cluster payments = context.getBean(Portolan.class).cluster("payments");
            assertThat(payments.preflight().has(Code.MISSING_RULE)).isTrue();

            send(context, "paymentsKafkaTemplate", "refunds", "after");

            assertThat(refunds.poll(20, TimeUnit.SECONDS)).isEqualTo("after");
            String brokers = payments.bootstrapBrokers().bootstrapServers();
            ConsumerFactory<?, ?> consumers = context.getBean("paymentsConsumerFactory", ConsumerFactory.class);
            ProducerFactory<?, ?> producers = context.getBean("paymentsProducerFactory", ProducerFactory.class);
            assertThat(consumers.getConfigurationProperties())
                    .as("which listeners ask for in each rebalance")
                    .containsEntry("bootstrap.servers", brokers);
            assertThat(producers.getConfigurationProperties()).containsEntry("bootstrap.servers", brokers);
        });
    }

    private static void send(ApplicationContext context, String template, String topic, String value) {
        try {
            TwoClusterEstate.template(context, template).send(topic, value).get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not sent to " + topic, e);
        }
    }

    private static KafkaAdmin admin(ApplicationContext context, String name) {
        return context.getBean(name, KafkaAdmin.class);
    }

    private static Set<String> topics(ApplicationContext context, String cluster) throws Exception {
        try (Admin admin = context.getBean(Portolan.class).cluster(cluster).admin()) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {

        private final BlockingQueue<String> sales = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> refunds = new LinkedBlockingQueue<>();

        @KafkaListener(topics = "sales")
        void sold(String value) {
            sales.add(value);
        }

        @KafkaListener(topics = "refunds", containerFactory = "payments")
        void refunded(String value) {
            refunds.add(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Bytes {

        private final KafkaTemplate<String, byte[]> template;

        Bytes(@Cluster("payments") ProducerFactory<String, byte[]> factory) {
            template = new KafkaTemplate<>(factory, Map.of("value.serializer", ByteArraySerializer.class));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyTopic {

        @Bean
        @Cluster("payments")
        NewTopic lazily() {
            return TopicBuilder.name("lazily").partitions(3).build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherShop {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @KafkaListener(topics = "background")
        void hear(String value) {
            heard.add(value);
        }

        @KafkaListener(id = "behind", topics = "background", containerFactory = "payments")
        void hearElsewhere(String value) {
            heard.add(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Topics {

        @Bean
        NewTopic unqualified() {
            return new NewTopic("unqualified", 1, (short) 1);
        }

        @Bean
        @Cluster("orders")
        NewTopic ofOrders() {
            return new NewTopic("of-orders", 1, (short) 1);
        }

        @Bean
        @Qualifier("payments")
        KafkaAdmin.NewTopics ofPayments() {
            return new KafkaAdmin.NewTopics(new NewTopic("of-payments", 2, (short) 1));
        }
    }
}
