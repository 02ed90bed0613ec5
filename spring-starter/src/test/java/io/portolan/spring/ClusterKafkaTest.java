package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/** {@link ClusterKafka} merges the settings of {@code spring.kafka}, the catalog and the cluster's own groups. */
class ClusterKafkaTest {

    private final ApplicationContextRunner two = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "portolan.start=lazy",
                    "portolan.primary=orders",
                    "portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
                    "portolan.clusters.orders.security-protocol=PLAINTEXT",
                    "portolan.clusters.payments.bootstrap-servers=127.0.0.1:2",
                    "portolan.clusters.payments.security-protocol=PLAINTEXT");

    @Test
    void clusterGroupsPrecedeCatalogAndSpringKafka() {
        two.withPropertyValues(
                        "spring.kafka.client-id=shop",
                        "spring.kafka.producer.acks=1",
                        "spring.kafka.producer.compression-type=gzip",
                        "spring.kafka.properties[linger.ms]=1",
                        "portolan.defaults.kafka[linger.ms]=2",
                        "portolan.clusters.payments.kafka.linger.ms=3",
                        "portolan.clusters.payments.kafka.max.poll.records=7",
                        "portolan.clusters.payments.producer.acks=all",
                        "portolan.clusters.payments.producer.properties[batch.size]=4")
                .run(context -> {
                    Map<String, Object> orders = kafka(context, "orders").producer();
                    Map<String, Object> payments = kafka(context, "payments").producer();
                    assertThat(orders)
                            .containsEntry("acks", "1")
                            .containsEntry("linger.ms", "2")
                            .containsEntry("compression.type", "gzip")
                            .containsEntry("client.id", "shop")
                            .doesNotContainKey("bootstrap.servers");
                    assertThat(payments)
                            .containsEntry("acks", "all")
                            .containsEntry("linger.ms", "3")
                            .containsEntry("compression.type", "gzip")
                            .containsEntry("batch.size", "4")
                            .as("two clients of one id would clash in JMX")
                            .containsEntry("client.id", "shop-payments")
                            .as("a property of consumers")
                            .doesNotContainKey("max.poll.records");
                    assertThat(kafka(context, "payments").consumer()).containsEntry("max.poll.records", "7");
                });
    }

    @Test
    void listenerHasItsClustersSettings() {
        two.withPropertyValues(
                        "spring.kafka.listener.concurrency=2",
                        "spring.kafka.listener.ack-mode=manual",
                        "portolan.clusters.payments.listener.concurrency=5",
                        "portolan.clusters.payments.listener.type=batch")
                .run(context -> {
                    ConcurrentMessageListenerContainer<?, ?> orders = container(context, "orders");
                    ConcurrentMessageListenerContainer<?, ?> payments = container(context, "payments");
                    assertThat(orders.getConcurrency()).isEqualTo(2);
                    assertThat(payments.getConcurrency()).isEqualTo(5);
                    assertThat(payments.getContainerProperties().getAckMode()).isEqualTo(AckMode.MANUAL);
                    assertThat(payments.getKafkaAdmin()).isSameAs(context.getBean("paymentsKafkaAdmin"));
                    assertThat(factory(context, "payments").isBatchListener()).isEqualTo(true);
                    assertThat(factory(context, "orders").isBatchListener()).isNotEqualTo(true);
                });
    }

    @Test
    void clusterHasItsOwnTransactionsOrNone() {
        two.withPropertyValues("portolan.clusters.orders.producer.transaction-id-prefix=tx-")
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(KafkaTransactionManager.class);
                    assertThat(properties(context, "orders").getKafkaAwareTransactionManager())
                            .isSameAs(context.getBean("ordersKafkaTransactionManager"));
                    assertThat(properties(context, "payments").getKafkaAwareTransactionManager())
                            .as("that of another cluster would commit no offsets here")
                            .isNull();
                    assertThat(context.getBean("ordersKafkaTemplate", KafkaTemplate.class)
                                    .isTransactional())
                            .isTrue();
                });
    }

    @Test
    void virtualThreadsPollIfTheyAreEnabled() {
        two.withPropertyValues("spring.threads.virtual.enabled=true").run(context -> {
            boolean virtual = Runtime.version().feature() >= 21;
            assertThat(properties(context, "payments").getListenerTaskExecutor() instanceof SimpleAsyncTaskExecutor)
                    .isEqualTo(virtual);
        });
    }

    @Test
    void clientsAndPreflightUseSpringBootsSslBundles() {
        two.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withPropertyValues(
                        "spring.ssl.bundle.jks.own.truststore.location=classpath:nowhere.jks",
                        "spring.ssl.bundle.jks.other.truststore.location=classpath:nowhere.jks",
                        "spring.kafka.ssl.bundle=own",
                        "portolan.clusters.orders.consumer.ssl.bundle=other")
                .run(context -> {
                    assertThat(bundle(kafka(context, "payments").consumer())).isEqualTo("own");
                    assertThat(bundle(catalogOf(context, "payments"))).isEqualTo("own");
                    assertThat(bundle(kafka(context, "orders").consumer())).isEqualTo("other");
                    assertThat(bundle(kafka(context, "orders").producer())).isEqualTo("own");
                    assertThat(bundle(catalogOf(context, "orders"))).isEqualTo("other");
                });
    }

    private static Map<String, ?> catalogOf(ApplicationContext context, String cluster) {
        return context.getBean(Portolan.class)
                .cluster(cluster)
                .definition()
                .settings()
                .kafka();
    }

    private static String bundle(Map<String, ?> properties) {
        assertThat(properties.get("ssl.engine.factory.class")).isEqualTo(BundleEngineFactory.class.getName());
        return String.valueOf(properties.get("ssl.bundle")).replaceFirst(".*/", "");
    }

    @Test
    void lazyInitialisationStillStartsTheClusters() {
        two.withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(ClusterStart.class).isRunning()).isTrue();
                    assertThat(container(context, "payments")).isNotNull();
                });
    }

    private static ClusterKafka kafka(ApplicationContext context, String cluster) {
        return context.getBean(cluster + "Kafka", ClusterKafka.class);
    }

    private static ConcurrentKafkaListenerContainerFactory<?, ?> factory(ApplicationContext context, String cluster) {
        return context.getBean(cluster, ConcurrentKafkaListenerContainerFactory.class);
    }

    private static ContainerProperties properties(ApplicationContext context, String cluster) {
        return factory(context, cluster).getContainerProperties();
    }

    private static ConcurrentMessageListenerContainer<?, ?> container(ApplicationContext context, String cluster) {
        return factory(context, cluster).createContainer("topic");
    }
}
