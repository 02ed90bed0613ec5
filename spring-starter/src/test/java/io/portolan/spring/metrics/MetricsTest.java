package io.portolan.spring.metrics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.portolan.Portolan;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.Stage;
import io.portolan.spring.Cluster;
import io.portolan.spring.ShopEstate;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * {@link PortolanMetricsAutoConfiguration} gives an application its meters. The test compares names, tags and values.
 */
class MetricsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void callsAndPreflightsAreMetered(LocalMsk msk) {
        try (ConfigurableApplicationContext application = start(msk)) {
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            assertThat(orders(meters, "portolan.credentials.expiry").timeGauge().value(SECONDS))
                    .isBetween(3000.0, 3600.0);
            awaitMeter(meters, "portolan.preflight");
            RequiredSearch assumed = meters.get("portolan.calls")
                    .tags("service", "sts", "operation", "AssumeRole", "outcome", "success", "region", "us-east-2");
            assertThat(assumed.tag("subject", PresetEstates.ORDERS_CLIENT)
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("portolan.calls")
                            .tags("service", "kafka", "operation", "GetBootstrapBrokers", "subject", "orders")
                            .timer()
                            .totalTime(SECONDS))
                    .isPositive();
            assertThat(orders(meters, "portolan.preflight")
                            .tag("result", "ok")
                            .timer()
                            .count())
                    .isEqualTo(1);
            for (Stage stage : Set.of(Stage.DNS, Stage.TCP, Stage.TLS, Stage.IAM, Stage.ADVERTISED_DNS)) {
                String name = stage.name().toLowerCase(Locale.ROOT);
                assertThat(orders(meters, "portolan.preflight.steps")
                                .tag("stage", name)
                                .timer()
                                .count())
                        .isPositive();
            }
            assertThat(lookups(meters, "miss")).isEqualTo(1);
            assertThat(lookups(meters, "failure")).isZero();
            assertThat(orders(meters, "portolan.brokers.age").timeGauge().value(SECONDS))
                    .isBetween(0.0, 60.0);
            assertThat(orders(meters, "portolan.preflight.age").timeGauge().value(SECONDS))
                    .isBetween(0.0, 60.0);
            assertThat(orders(meters, "portolan.preflight.severity").gauge().value())
                    .isZero();
        }
    }

    @Test
    void faultsAreMeteredByTheirCode(LocalMsk msk) {
        try (ConfigurableApplicationContext application =
                start(msk, "--portolan.start=lazy", "--spring.kafka.listener.auto-startup=false")) {
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            assertThat(orders(meters, "portolan.credentials.expiry").timeGauge().value())
                    .isNaN();
            assertThat(orders(meters, "portolan.preflight.severity").gauge().value())
                    .isNaN();

            msk.faults().aws().deny("sts:AssumeRole", PresetEstates.ORDERS_CLIENT);
            application.getBean(Portolan.class).cluster("orders").preflight();
            awaitMeter(meters, "portolan.preflight.findings");
            assertThat(meters.get("portolan.calls")
                            .tags("subject", PresetEstates.ORDERS_CLIENT, "outcome", "denied")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(orders(meters, "portolan.preflight")
                            .tag("result", "failed")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(orders(meters, "portolan.preflight.findings")
                            .tag("code", "ROLE_NOT_ASSUMABLE")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(orders(meters, "portolan.preflight.severity").gauge().value())
                    .isEqualTo(2);

            Finding finding = Finding.about(Code.WRONG_ENVIRONMENT, "b-1").build();
            application
                    .getBeansOfType(PortolanListener.class)
                    .values()
                    .forEach(listener -> listener.credentialsWithheld("orders", "b-1", finding));
            assertThat(orders(meters, "portolan.credentials.withheld")
                            .tag("code", "WRONG_ENVIRONMENT")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void kafkaMetersAreTaggedAndObservationsWork(LocalMsk msk) throws Exception {
        try (ConfigurableApplicationContext application = start(msk)) {
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            Shop shop = application.getBean(Shop.class);
            shop.template.send("metrics", "k", "v").get(20, SECONDS);
            assertThat(shop.heard.await(20, SECONDS)).isTrue();
            assertThat(orders(meters, "kafka.producer.record.send.total")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(orders(meters, "kafka.consumer.fetch.manager.records.consumed.total")
                            .functionCounters())
                    .isNotEmpty();
            assertThat(meters.get("spring.kafka.template.active")
                            .tag("spring.kafka.template.name", "ordersKafkaTemplate")
                            .longTaskTimers())
                    .isNotEmpty();
            assertThat(meters.get("spring.kafka.listener.active").longTaskTimers())
                    .isNotEmpty();
        }
    }

    @Test
    void metersOfOneNameShareTagsWithoutAddresses(LocalMsk msk) throws Exception {
        try (ConfigurableApplicationContext application = start(msk)) {
            Shop shop = application.getBean(Shop.class);
            shop.template.send("metrics", "k", "v").get(20, SECONDS);
            List<Meter.Id> ours = application.getBean(MeterRegistry.class).getMeters().stream()
                    .map(Meter::getId)
                    .filter(id -> id.getName().startsWith("portolan."))
                    .toList();
            Map<String, Set<Set<String>>> keys = ours.stream()
                    .collect(groupingBy(
                            Meter.Id::getName,
                            mapping(id -> id.getTags().stream().map(Tag::getKey).collect(toSet()), toSet())));
            assertThat(keys)
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allSatisfy((name, sets) -> assertThat(sets).as(name).hasSize(1));
            assertThat(ours)
                    .noneMatch(id -> id.toString().contains("amazonaws.com")
                            || id.toString().contains("127."));
        }
    }

    @Test
    void dashboardAndAlertsNameExistingMeters(LocalMsk msk) throws Exception {
        try (ConfigurableApplicationContext application = start(msk)) {
            Shop shop = application.getBean(Shop.class);
            shop.template.send("metrics", "k", "v").get(30, SECONDS);
            assertThat(shop.heard.await(30, SECONDS)).isTrue();
            ListenerMetrics listener = application.getBean(ListenerMetrics.class);
            listener.brokersChanged("orders", Set.of("a:1"), Set.of("b:1"));
            listener.otherClusterMet(
                    "orders", Finding.about(Code.WRONG_CLUSTER, "orders").build());
            msk.site(PresetEstates.SITE).resolver().removeRule("us-east-2");
            application.getBean(Portolan.class).cluster("orders").preflight();
            awaitMeter(application.getBean(MeterRegistry.class), "portolan.preflight.findings");

            String scrape = application.getBean(PrometheusMeterRegistry.class).scrape();

            assertThat(meters("grafana-dashboard.json"))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(meter -> assertThat(scrape).contains("\n" + meter));
            assertThat(meters("prometheus-alerts.yaml"))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(meter -> assertThat(scrape).contains("\n" + meter));
        }
    }

    /** The meters that a file's expressions name. Both formats are YAML. */
    private static Set<String> meters(String file) throws IOException {
        String text = Files.readString(Path.of("..", "docs", "observability", file));
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(text))
                .isInstanceOf(Map.class);
        return Pattern.compile("\\b(portolan|kafka)_[a-z_]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    /** Listeners hear of events a little later and in order. So all earlier events are metered too. */
    private static void awaitMeter(MeterRegistry meters, String name) {
        long deadline = System.nanoTime() + SECONDS.toNanos(30);
        while (isUnused(meters.find(name).meter()) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static boolean isUnused(@Nullable Meter meter) {
        return meter == null
                || StreamSupport.stream(meter.measure().spliterator(), false)
                        .allMatch(measurement -> measurement.getValue() == 0);
    }

    private static double lookups(MeterRegistry meters, String result) {
        return orders(meters, "portolan.brokers.lookups")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private static RequiredSearch orders(MeterRegistry meters, String name) {
        return meters.get(name).tags("cluster", "orders", "region", "us-east-2");
    }

    private static ConfigurableApplicationContext start(LocalMsk msk, String... properties) {
        SpringApplication application = new SpringApplication(Shop.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--spring.kafka.template.observation-enabled=true",
                "--spring.kafka.listener.observation-enabled=true",
                "--spring.kafka.consumer.auto-offset-reset=earliest",
                "--" + ShopEstate.catalog(msk)));
        arguments.addAll(List.of(properties));
        return application.run(arguments.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {

        private final CountDownLatch heard = new CountDownLatch(1);
        private final KafkaTemplate<String, String> template;

        Shop(@Cluster("orders") KafkaTemplate<String, String> template) {
            this.template = template;
        }

        @KafkaListener(topics = "metrics", groupId = "metrics", containerFactory = "orders")
        void hear(String text) {
            heard.countDown();
        }

        @Bean
        static AwsCredentialsProvider credentials() {
            return ShopEstate.credentials(ESTATE.msk());
        }
    }
}
