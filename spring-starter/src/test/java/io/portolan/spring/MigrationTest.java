package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.support.serializer.JacksonJsonDeserializer;
import org.springframework.kafka.support.serializer.JacksonJsonSerializer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * {@link PortolanAutoConfiguration} runs applications that were written for one cluster on the primary. This includes
 * the beans that Spring makes internally. {@code examples/spring-several-clusters} does it for two clusters by hand.
 */
class MigrationTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    private static ApplicationContextRunner application(LocalMsk msk) {
        return TwoClusterEstate.application(msk)
                .withConfiguration(AutoConfigurations.of(PortolanStreamsAutoConfiguration.class))
                .withPropertyValues(
                        "portolan.primary=orders",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.group-id=shop");
    }

    @Test
    void failedJsonBecomesADeadLetter(LocalMsk msk) {
        application(msk)
                .withPropertyValues(
                        "spring.kafka.producer.value-serializer=" + JacksonJsonSerializer.class.getName(),
                        "spring.kafka.consumer.value-deserializer=" + ErrorHandlingDeserializer.class.getName(),
                        "spring.kafka.consumer.properties[spring.deserializer.value.delegate.class]="
                                + JacksonJsonDeserializer.class.getName(),
                        "spring.kafka.consumer.properties[spring.json.trusted.packages]=io.portolan.spring")
                .withUserConfiguration(Json.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Json json = context.getBean(Json.class);
                    for (Invoice invoice : List.of(new Invoice("1", -5), new Invoice("2", 5))) {
                        json.template.send("invoices", invoice).get(30, TimeUnit.SECONDS);
                    }

                    assertThat(json.dead.poll(30, TimeUnit.SECONDS)).isEqualTo(new Invoice("1", -5));
                    assertThat(json.heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new Invoice("2", 5));
                });
    }

    @Test
    void failedBatchIsRolledBack(LocalMsk msk) {
        application(msk)
                .withPropertyValues(
                        "spring.kafka.producer.transaction-id-prefix=moved-",
                        "spring.kafka.consumer.isolation-level=read_committed",
                        "spring.kafka.listener.type=batch")
                .withUserConfiguration(Batch.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    Batch batch = context.getBean(Batch.class);
                    batch.template.executeInTransaction(operations -> {
                        for (String value : List.of("a", "b", "c")) {
                            var unused = operations.send("incoming", value);
                        }
                        return true;
                    });

                    for (String value : List.of("a", "b", "c")) {
                        assertThat(batch.heard.poll(30, TimeUnit.SECONDS))
                                .as("what the first attempt sent was taken back")
                                .isEqualTo(value);
                    }
                    assertThat(batch.attempts).hasValueGreaterThan(1);
                });
    }

    @Test
    void streamsRunOnThePrimary(LocalMsk msk) {
        try (RecordedLog log = new RecordedLog()) {
            runStreams(msk);

            assertThat(log.messages())
                    .as("one line for each cluster that is ready")
                    .filteredOn(message -> message.contains(" is ready after "))
                    .extracting(message -> message.substring(0, message.indexOf(" in ")))
                    .containsExactlyInAnyOrder("Cluster orders", "Cluster payments");
            assertThat(log.messages())
                    .as("Streams asks for metrics that the brokers do not take")
                    .noneMatch(message -> message.contains("enable.metrics.push"));
        }
    }

    private static void runStreams(LocalMsk msk) {
        application(msk)
                .withPropertyValues("spring.kafka.streams.application-id=upper")
                .withUserConfiguration(Upper.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    TwoClusterEstate.template(context, "kafkaTemplate")
                            .send("lower", "a")
                            .get(30, TimeUnit.SECONDS);
                    assertThat(context.getBean(Upper.class).heard.poll(60, TimeUnit.SECONDS))
                            .isEqualTo("A");
                });
    }

    @Test
    void retryTopicsAreOnTheListenersCluster(LocalMsk msk) {
        application(msk).withUserConfiguration(Retry.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(topics(context, "payments")).contains("flaky", "flaky-retry", "flaky-dlt");
            assertThat(topics(context, "orders")).noneMatch(topic -> topic.startsWith("flaky"));

            TwoClusterEstate.template(context, "paymentsKafkaTemplate")
                    .send("flaky", "again")
                    .get(30, TimeUnit.SECONDS);
            Retry retry = context.getBean(Retry.class);
            assertThat(retry.heard.poll(30, TimeUnit.SECONDS)).isEqualTo("again");
            assertThat(retry.heard.poll(30, TimeUnit.SECONDS))
                    .as("of the topic of retries")
                    .isEqualTo("again");
        });
    }

    @Test
    void connectionDetailsLeadToThePrimary(LocalMsk msk) {
        application(msk).run(context -> {
            KafkaConnectionDetails details = context.getBean(KafkaConnectionDetails.class);
            assertThat(String.join(",", details.getBootstrapServers()))
                    .isEqualTo(context.getBean(Portolan.class)
                            .cluster("orders")
                            .bootstrapBrokers()
                            .bootstrapServers());
            assertThat(details.getSecurityProtocol()).isEqualTo("SASL_SSL");
        });
    }

    private static Set<String> topics(ApplicationContext context, String cluster) throws Exception {
        try (Admin admin = context.getBean(Portolan.class).cluster(cluster).admin()) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    record Invoice(String id, int amount) {}

    @Configuration(proxyBeanMethods = false)
    static class Json {

        private final BlockingQueue<Invoice> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Invoice> dead = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, Invoice> template;

        Json(KafkaTemplate<String, Invoice> template) {
            this.template = template;
        }

        @Bean
        static CommonErrorHandler deadLetters(KafkaTemplate<?, ?> template) {
            return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(template), new FixedBackOff(0, 1));
        }

        @KafkaListener(topics = "invoices")
        void pay(Invoice invoice) {
            if (invoice.amount() < 0) {
                throw new IllegalArgumentException("on purpose");
            }
            heard.add(invoice);
        }

        @KafkaListener(topics = "invoices-dlt")
        void examine(Invoice invoice) {
            dead.add(invoice);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Batch {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final KafkaTemplate<String, String> template;
        private final AtomicInteger attempts = new AtomicInteger();

        Batch(KafkaTemplate<String, String> template) {
            this.template = template;
        }

        @KafkaListener(topics = "incoming")
        void pass(List<String> values) {
            values.forEach(value -> template.send("outgoing", value).join());
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
        }

        @KafkaListener(topics = "outgoing")
        void hear(List<String> values) {
            heard.addAll(values);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableKafkaStreams
    static class Upper {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Bean
        static NewTopic lower() {
            return new NewTopic("lower", 1, (short) 1);
        }

        @Bean
        static NewTopic upper() {
            return new NewTopic("upper", 1, (short) 1);
        }

        @Bean
        static KStream<String, String> stream(StreamsBuilder builder) {
            KStream<String, String> lower = builder.stream("lower", Consumed.with(Serdes.String(), Serdes.String()));
            lower.mapValues(value -> value.toUpperCase(java.util.Locale.ROOT))
                    .to("upper", Produced.with(Serdes.String(), Serdes.String()));
            return lower;
        }

        @KafkaListener(topics = "upper")
        void listen(String value) {
            heard.add(value);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Retry {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @RetryableTopic(attempts = "2", kafkaTemplate = "paymentsKafkaTemplate", replicationFactor = "1")
        @KafkaListener(topics = "flaky", containerFactory = "payments")
        void listen(String value) {
            heard.add(value);
            throw new IllegalStateException("on purpose");
        }
    }
}
