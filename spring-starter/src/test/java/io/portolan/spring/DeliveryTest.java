package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of {@link ClusterBeans} support transactions and batches on a cluster that is not the primary. */
class DeliveryTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    private static ApplicationContextRunner application(LocalMsk msk) {
        return TwoClusterEstate.application(msk)
                .withPropertyValues(
                        "portolan.primary=orders",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.isolation-level=read_committed",
                        "spring.kafka.consumer.group-id=delivery");
    }

    private static ApplicationContextRunner transactional(LocalMsk msk) {
        return application(msk)
                .withPropertyValues("portolan.clusters.payments.producer.transaction-id-prefix=delivery-");
    }

    @Test
    void recordsAreReadOnlyIfCommitted(LocalMsk msk) {
        transactional(msk).withUserConfiguration(Ledger.class).run(context -> {
            assertThat(context).hasNotFailed();
            Ledger ledger = context.getBean(Ledger.class);
            assertThatThrownBy(() -> ledger.template.executeInTransaction(operations -> {
                        operations.send("ledger", "aborted").join();
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            ledger.template.executeInTransaction(
                    operations -> operations.send("ledger", "by the template").join());
            new TransactionTemplate(ledger.transactions)
                    .executeWithoutResult(status -> ledger.template
                            .send("ledger", "by the transaction manager")
                            .join());

            assertThat(ledger.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("by the template");
            assertThat(ledger.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("by the transaction manager");
            assertThatThrownBy(() -> ledger.template.send("ledger", "outside of any"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("No transaction is in process");
        });
    }

    @Test
    void listenerCommitsOffsetsAndRecordsTogether(LocalMsk msk) {
        transactional(msk).withUserConfiguration(Converter.class).run(context -> {
            assertThat(context).hasNotFailed();
            Converter converter = context.getBean(Converter.class);
            converter.template.executeInTransaction(operations -> operations.send("dollars", "5"));

            assertThat(converter.converted.poll(30, TimeUnit.SECONDS))
                    .as("what the first attempt sent was taken back")
                    .isEqualTo("5 by attempt 2");
            assertThat(converter.attempts).hasValue(2);
        });
    }

    @Test
    void batchesAreASettingOfOneCluster(LocalMsk msk) {
        application(msk)
                .withPropertyValues(
                        "portolan.clusters.payments.listener.type=batch",
                        "portolan.clusters.payments.consumer.max-poll-records=3",
                        "portolan.clusters.payments.listener.auto-startup=false")
                .withUserConfiguration(Batches.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Batches batches = context.getBean(Batches.class);
                    for (String value : List.of("a", "b", "c", "d")) {
                        batches.payments.send("batches", value).get(30, TimeUnit.SECONDS);
                        batches.orders.send("batches", value).get(30, TimeUnit.SECONDS);
                    }
                    context.getBean(KafkaListenerEndpointRegistry.class).start();

                    assertThat(batches.heard.poll(30, TimeUnit.SECONDS)).containsExactly("a", "b", "c");
                    assertThat(batches.heard.poll(30, TimeUnit.SECONDS)).containsExactly("d");
                    assertThat(batches.single.poll(30, TimeUnit.SECONDS)).isEqualTo("a");
                });
    }

    @Test
    void missingTopicFailsTheStartOnRequest(LocalMsk msk) {
        ApplicationContextRunner strict =
                application(msk).withPropertyValues("portolan.clusters.payments.listener.missing-topics-fatal=true");
        strict.withUserConfiguration(Missing.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("missing or may not be described: nowhere")
                        .rootCause()
                        .isInstanceOf(UnknownTopicOrPartitionException.class));
        strict.withUserConfiguration(Ledger.class)
                .withPropertyValues("portolan.clusters.payments.producer.transaction-id-prefix=strict-")
                .run(context -> assertThat(context).as("all topics are there").hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    static class Ledger {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, String> template;
        private final KafkaTransactionManager<String, String> transactions;

        Ledger(
                @Cluster("payments") KafkaTemplate<String, String> template,
                @Cluster("payments") KafkaTransactionManager<String, String> transactions) {
            this.template = template;
            this.transactions = transactions;
        }

        @Bean
        @Cluster("payments")
        static NewTopic ledger() {
            return new NewTopic("ledger", 1, (short) 1);
        }

        @KafkaListener(topics = "ledger", containerFactory = "payments")
        void write(String value) {
            heard.add(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Converter {

        private final BlockingQueue<String> converted = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, String> template;
        private final AtomicInteger attempts = new AtomicInteger();

        Converter(@Cluster("payments") KafkaTemplate<String, String> template) {
            this.template = template;
        }

        @KafkaListener(topics = "dollars", containerFactory = "payments")
        void convert(String value) {
            int attempt = attempts.incrementAndGet();
            template.send("euros", value + " by attempt " + attempt).join();
            if (attempt == 1) {
                throw new IllegalStateException("on purpose");
            }
        }

        @KafkaListener(topics = "euros", containerFactory = "payments")
        void hear(String value) {
            converted.add(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Batches {

        private final BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> single = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, String> orders;
        private final KafkaTemplate<String, String> payments;

        Batches(KafkaTemplate<String, String> orders, @Cluster("payments") KafkaTemplate<String, String> payments) {
            this.orders = orders;
            this.payments = payments;
        }

        @Bean
        static NewTopic batches() {
            return new NewTopic("batches", 1, (short) 1);
        }

        @Bean
        @Cluster("payments")
        static NewTopic paymentsBatches() {
            return new NewTopic("batches", 1, (short) 1);
        }

        @KafkaListener(topics = "batches", containerFactory = "payments")
        void hear(List<String> values) {
            heard.add(values);
        }

        @KafkaListener(topics = "batches")
        void hear(String value) {
            single.add(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Missing {

        @KafkaListener(topics = "nowhere", containerFactory = "payments")
        void hear(String value) {
            throw new AssertionError(value);
        }
    }
}
