package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * {@link PrimaryStandIn} and {@link EmbeddedBroker} let another Kafka stand in for the primary cluster or refuse it. No
 * record goes to the real cluster.
 */
class StandInTest {

    private static final String ARN =
            "arn:aws:kafka:us-east-2:222222222222:cluster/%s/5d2c1f6e-0000-4000-8000-000000000000-s1";
    private static final String EMBEDDED = "spring.embedded.kafka.brokers=127.0.0.1:9";

    private final ApplicationContextRunner several = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
            .withPropertyValues(
                    "portolan.start=lazy",
                    "portolan.region=us-east-2",
                    "portolan.clusters.user.arn=" + ARN.formatted("user"),
                    "portolan.clusters.bank.arn=" + ARN.formatted("bank"));

    private final ApplicationContextRunner application = several.withPropertyValues("portolan.primary=user");

    @Test
    void ownConnectionDetailsStandInForPrimary() {
        application.withBean(KafkaConnectionDetails.class, () -> details(null)).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(servers(context, "user")).isEqualTo("127.0.0.1:9");
            assertThat(context.getBean(KafkaConnectionDetails.class).getBootstrapServers())
                    .containsExactly("127.0.0.1:9");
            assertThat(context.getBean(Portolan.class)
                            .cluster("bank")
                            .definition()
                            .isMskCluster())
                    .isTrue();
        });
    }

    @Test
    void encryptedConnectionDetailsAreRefused() {
        application
                .withBean(KafkaConnectionDetails.class, () -> details("SASL_SSL"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("the security protocol SASL_SSL")
                        .hasStackTraceContaining("a bean of ClusterConnectionDetails"));
    }

    @Test
    void connectionDetailsAreRefusedWithoutPrimary() {
        several.withBean(KafkaConnectionDetails.class, () -> details(null))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("for KafkaConnectionDetails to stand in for"));
    }

    @Test
    void connectionDetailsServeSpringBootWithPrimaryNone() {
        several.withPropertyValues("portolan.primary=none")
                .withBean(KafkaConnectionDetails.class, () -> details(null))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    KafkaTemplate<?, ?> template = context.getBean(KafkaTemplate.class);
                    assertThat(template.getProducerFactory().getConfigurationProperties())
                            .containsEntry("bootstrap.servers", List.of("127.0.0.1:9"));
                    assertThat(context.getBean(Portolan.class)
                                    .cluster("user")
                                    .definition()
                                    .isMskCluster())
                            .isTrue();
                });
    }

    @Test
    void embeddedBrokerStandsInForThePrimary() {
        application
                .withPropertyValues(EMBEDDED, "spring.kafka.bootstrap-servers=127.0.0.1:9")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(servers(context, "user")).isEqualTo("127.0.0.1:9");
                });
    }

    @Test
    void embeddedBrokerReplacesTheClusterOfItsProperty() {
        application
                .withPropertyValues(EMBEDDED, "portolan.clusters.bank.bootstrap-servers=127.0.0.1:9")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(servers(context, "bank")).isEqualTo("127.0.0.1:9");
                    assertThat(context.getBean(Portolan.class)
                                    .cluster("bank")
                                    .definition()
                                    .isMskCluster())
                            .isFalse();
                });
    }

    @Test
    void embeddedBrokerIsRefusedWithoutPrimary() {
        several.withPropertyValues(EMBEDDED, "spring.kafka.bootstrap-servers=127.0.0.1:9")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("for @EmbeddedKafka to stand in for"));
    }

    @Test
    void brokerThatIsNotEmbeddedIsRefused() {
        application
                .withPropertyValues(EMBEDDED, "spring.kafka.bootstrap-servers=127.0.0.1:10")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("spring.kafka.bootstrap-servers"));
    }

    private static String servers(ApplicationContext context, String cluster) {
        return context.getBean(Portolan.class)
                .cluster(cluster)
                .bootstrapBrokers()
                .bootstrapServers();
    }

    private static KafkaConnectionDetails details(@Nullable String protocol) {
        return new KafkaConnectionDetails() {

            @Override
            public List<String> getBootstrapServers() {
                return List.of("127.0.0.1:9");
            }

            @Override
            public @Nullable String getSecurityProtocol() {
                return protocol;
            }
        };
    }
}
