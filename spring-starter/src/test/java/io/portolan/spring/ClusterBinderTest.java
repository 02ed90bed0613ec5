package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.portolan.Portolan;
import io.portolan.diagnosis.Code;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * {@link ClusterBinder} in an application of Spring Cloud Stream on two clusters. One is the primary, and a binder
 * names the other.
 */
@Tag("spring-cloud-stream")
class ClusterBinderTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.twoClusters());

    @Test
    void bindingsUseThePrimaryOrTheirBindersCluster(LocalMsk msk) throws Exception {
        try (ConfigurableApplicationContext context = application(msk)
                .properties("spring.cloud.stream.kafka.binder.enable-observation=true")
                .run()) {
            Shop shop = context.getBean(Shop.class);
            StreamBridge bridge = context.getBean(StreamBridge.class);

            assertThat(bridge.send("lower", "a")).isTrue();
            assertThat(shop.upper.poll(60, TimeUnit.SECONDS)).isEqualTo("A");
            assertThat(bridge.send("refunds", "payments", "b")).isTrue();
            assertThat(shop.refunds.poll(60, TimeUnit.SECONDS)).isEqualTo("b");

            assertThat(topics(context, "orders")).contains("lower", "upper").doesNotContain("refunds");
            assertThat(topics(context, "payments")).contains("refunds").doesNotContain("lower", "upper");
            assertThat(health(context, "kafka")).isEqualTo("UP");
            assertThat(health(context, "payments")).isEqualTo("UP");
            assertThat(context.getBean(MeterRegistry.class)
                            .get("kafka.producer.record.send.total")
                            .tag("cluster", "payments")
                            .tag("region", "us-west-2")
                            .meters())
                    .isNotEmpty();
        }
    }

    @Test
    void bindingsOfUnreachableClusterAreTriedAgain(LocalMsk msk) throws Exception {
        msk.site("shop").resolver().removeRule("us-east-2");
        try (ConfigurableApplicationContext context = application(msk)
                .properties("portolan.start=lazy", "spring.cloud.stream.binding-retry-interval=1")
                .run()) {
            Portolan portolan = context.getBean(Portolan.class);
            assertThat(portolan.cluster("orders").preflight().has(Code.MISSING_RULE))
                    .isTrue();

            msk.reset();
            Shop shop = context.getBean(Shop.class);
            try (Producer<String, String> producer =
                    portolan.cluster("orders").producer(new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("upper", "late")).get(30, TimeUnit.SECONDS);
            }
            assertThat(shop.upper.poll(60, TimeUnit.SECONDS)).isEqualTo("late");
        }
    }

    private static SpringApplicationBuilder application(LocalMsk msk) {
        return new SpringApplicationBuilder(Shop.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(AwsCredentialsProvider.class, () -> ShopEstate.credentials(msk)))
                .properties(
                        ShopEstate.catalog(msk),
                        "portolan.primary=orders",
                        "spring.main.banner-mode=off",
                        "spring.main.web-application-type=none",
                        "spring.cloud.function.definition=upper;heard;refunded",
                        "spring.cloud.stream.default.group=shop",
                        "spring.cloud.stream.bindings.upper-in-0.destination=lower",
                        "spring.cloud.stream.bindings.upper-out-0.destination=upper",
                        "spring.cloud.stream.bindings.heard-in-0.destination=upper",
                        "spring.cloud.stream.bindings.refunded-in-0.destination=refunds",
                        "spring.cloud.stream.bindings.refunded-in-0.binder=payments",
                        "spring.cloud.stream.binders.payments.type=kafka",
                        "spring.cloud.stream.binders.payments.default-candidate=false",
                        "spring.cloud.stream.binders.payments.environment.portolan.primary=payments");
    }

    private static Set<String> topics(ApplicationContext context, String cluster) throws Exception {
        try (Admin admin = context.getBean(Portolan.class).cluster(cluster).admin()) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    private static String health(ApplicationContext context, String binder) {
        CompositeHealthContributor binders =
                context.getBean("bindersHealthContributor", CompositeHealthContributor.class);
        HealthIndicator indicator = (HealthIndicator) Objects.requireNonNull(binders.getContributor(binder));
        return Objects.requireNonNull(indicator.health()).getStatus().getCode();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        private final BlockingQueue<String> upper = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> refunds = new LinkedBlockingQueue<>();

        @Bean
        Function<String, String> upper() {
            return value -> value.toUpperCase(Locale.ROOT);
        }

        @Bean
        Consumer<String> heard() {
            return upper::add;
        }

        @Bean
        Consumer<String> refunded() {
            return refunds::add;
        }
    }
}
