package io.portolan.spring.health;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.portolan.Portolan;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.spring.PortolanAutoConfiguration;
import io.portolan.spring.ShopEstate;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import io.portolan.testkit.broker.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** {@link ClusterHealth} shows the state of a cluster with few checks. */
class ClusterHealthTest {

    private static final String EACH_TIME = "management.health.portolan.interval=0s";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    private final Count preflights = new Count();

    private final ApplicationContextRunner shop = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    PortolanAutoConfiguration.class,
                    KafkaAutoConfiguration.class,
                    PortolanHealthAutoConfiguration.class))
            .withBean(AwsCredentialsProvider.class, () -> ShopEstate.credentials(ESTATE.msk()))
            .withBean(PortolanListener.class, () -> preflights)
            .withPropertyValues("portolan.start=lazy");

    @Test
    void roleThatMayOnlyConnectIsEnough(LocalMsk msk) {
        msk.cluster("orders").kafka().grants().revoke(PresetEstates.ORDERS_CLIENT);
        msk.cluster("orders").kafka().grants().allow(Grant.connect(PresetEstates.ORDERS_CLIENT));
        run(msk, orders -> {
            Health health = orders.health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .contains(
                            entry("credentials", "OK"),
                            entry("lookup", "OK"),
                            entry("dns", "OK"),
                            entry("broker", "OK"),
                            entry("region", "us-east-2"))
                    .containsKeys("checked", "millis")
                    .doesNotContainKey("findings");
        });
    }

    @Test
    void missingRuleFailsDns(LocalMsk msk) {
        msk.site("shop").resolver().removeRule("us-east-2");
        run(msk, orders -> {
            Health health = orders.health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails())
                    .contains(
                            entry("credentials", "OK"),
                            entry("lookup", "OK"),
                            entry("dns", "FAILED"),
                            entry("broker", "SKIPPED"));
            assertThat(findings(health))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding)
                            .containsEntry("code", "MISSING_RULE")
                            .containsEntry("subject", msk.cluster("orders").bootstrapHost())
                            .containsKeys("seen", "cause", "fix"));
        });
    }

    @Test
    void deniedRoleFailsCredentials(LocalMsk msk) {
        msk.faults().aws().deny("sts:AssumeRole", PresetEstates.ORDERS_CLIENT);
        run(
                msk,
                orders -> assertThat(orders.health().getDetails())
                        .contains(
                                entry("credentials", "FAILED"),
                                entry("lookup", "OK"),
                                entry("dns", "SKIPPED"),
                                entry("broker", "SKIPPED")));
    }

    @Test
    void stoppedBrokersFailTheBrokerStep(LocalMsk msk) {
        msk.cluster("orders").stopBroker(1);
        msk.cluster("orders").stopBroker(2);
        run(msk, orders -> {
            assertThat(orders.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(orders.health().getDetails())
                    .contains(entry("credentials", "OK"), entry("dns", "OK"), entry("broker", "FAILED"));
        });
    }

    @Test
    void repairIsSeenAtTheNextCheck(LocalMsk msk) {
        msk.site("shop").resolver().removeRule("us-east-2");
        run(msk, orders -> {
            assertThat(orders.health().getStatus()).isEqualTo(Status.DOWN);
            msk.reset();
            assertThat(orders.health().getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void callersWithinTheIntervalShareOneCheck(LocalMsk msk) {
        shop.withPropertyValues(ShopEstate.catalog(msk)).run(context -> {
            ClusterHealth orders = orders(context);
            List<Status> statuses = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> orders.health().getStatus())
                    .toList();
            assertThat(statuses).containsOnly(Status.UP);
            assertThat(preflightsOf(context)).isEqualTo(1);
        });
    }

    @Test
    void checkAtStartIsReused(LocalMsk msk) {
        shop.withPropertyValues("portolan.start=eager", ShopEstate.catalog(msk)).run(context -> {
            assertThat(orders(context).health().getStatus()).isEqualTo(Status.UP);
            assertThat(preflightsOf(context)).isEqualTo(1);
        });
    }

    /** Listeners have heard of all preflights once a Portolan is closed. */
    private int preflightsOf(ApplicationContext context) {
        context.getBean(Portolan.class).close();
        return preflights.get();
    }

    @Test
    @Timeout(value = 9, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noCallerWaitsLongerThanTheTimeout(LocalMsk msk) {
        msk.site("shop").resolver().silence();
        shop.withPropertyValues(EACH_TIME, "management.health.portolan.timeout=50ms", ShopEstate.catalog(msk))
                .run(context -> {
                    long start = System.nanoTime();
                    Health health = orders(context).health();
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .as("a silent name server alone takes four seconds")
                            .isLessThan(Duration.ofSeconds(2));
                    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                });
    }

    @Test
    void healthContainsNoSecret(LocalMsk msk) {
        run(
                msk,
                orders -> assertThat(orders.health().toString())
                        .doesNotContain(msk.site("shop").credentials().secretAccessKey()));
    }

    @Test
    void healthCanBeDisabled(LocalMsk msk) {
        shop.withPropertyValues(ShopEstate.catalog(msk), "management.health.portolan.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CompositeHealthContributor.class));
    }

    private void run(LocalMsk msk, Consumer<ClusterHealth> test) {
        shop.withPropertyValues(EACH_TIME, ShopEstate.catalog(msk)).run(context -> test.accept(orders(context)));
    }

    private static ClusterHealth orders(AssertableApplicationContext context) {
        CompositeHealthContributor portolan =
                context.getBean("portolanHealthContributor", CompositeHealthContributor.class);
        return (ClusterHealth) Objects.requireNonNull(portolan.getContributor("orders"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> findings(Health health) {
        return (List<Map<String, String>>)
                Objects.requireNonNull(health.getDetails().get("findings"));
    }

    private static final class Count implements PortolanListener {

        private final AtomicInteger preflights = new AtomicInteger();

        @Override
        public void preflighted(PreflightReport report) {
            preflights.incrementAndGet();
        }

        int get() {
            return preflights.get();
        }
    }
}
