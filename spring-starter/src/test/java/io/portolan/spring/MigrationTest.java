package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

/**
 * {@link PortolanAutoConfiguration} runs applications that were written for one cluster on the primary. This includes
 * the beans that Spring makes internally.
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
    void streamsRunOnThePrimary(LocalMsk msk) {
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
