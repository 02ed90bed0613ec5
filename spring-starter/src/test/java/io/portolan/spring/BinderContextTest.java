package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.PortolanException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * {@link BinderContext} selects a binder's cluster by the properties of the application and of the binder's own
 * environment.
 */
class BinderContextTest {

    private static final String TWO = "portolan.clusters.orders.arn=a portolan.clusters.payments.arn=b";

    @ParameterizedTest
    @CsvSource({
        "portolan.primary=orders,,orders",
        "portolan.primary=payments,,payments",
        ",,",
        "portolan.primary=none,,",
        "portolan.primary=none spring.kafka.bootstrap-servers=b:9092,,",
        "portolan.primary=none spring.kafka.bootstrap-servers=b:9092,portolan.primary=payments,payments",
        "portolan.primary=orders,spring.kafka.consumer.max-poll-records=5,orders",
        "portolan.primary=orders,portolan.primary=payments,payments",
        "portolan.primary=orders,portolan.primary=none,",
        "portolan.primary=orders,spring.cloud.stream.kafka.binder.brokers=b,",
        "portolan.primary=orders,spring.cloud.stream.kafka.binder.brokers[0]=b,",
        "portolan.primary=orders,spring.kafka.bootstrap-servers=b:9092,",
        "portolan.primary=orders spring.cloud.stream.kafka.binder.brokers=b,,",
        "portolan.primary=orders spring.cloud.stream.kafka.binder.brokers=b,portolan.primary=payments,payments"
    })
    void nearestPrimaryOrBrokersDecide(
            @Nullable String application, @Nullable String binder, @Nullable String cluster) {
        assertThat(context(TWO + " " + text(application), text(binder))
                        .cluster()
                        .orElse(null))
                .isEqualTo(cluster);
    }

    @Test
    void onlyClusterNeedNotBeNamed() {
        assertThat(context("portolan.clusters.orders.arn=a", "").cluster()).hasValue("orders");
    }

    @Test
    void unknownPrimaryIsRefused() {
        BinderContext context = context(TWO, "portolan.primary=refunds");
        assertThatThrownBy(context::cluster)
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("payments")
                .hasMessageContaining("refunds");
    }

    @Test
    void isolatedBinderHasTheApplicationsClusters() {
        BinderContext context =
                new BinderContext(child(environment(TWO)), environment("portolan.primary=payments"), resources());
        assertThat(context.cluster()).hasValue("payments");
    }

    private static BinderContext context(String application, String binder) {
        return new BinderContext(child(environment(application)), environment(application + " " + binder), resources());
    }

    private static DefaultListableBeanFactory child(Environment application) {
        DefaultListableBeanFactory outer = new DefaultListableBeanFactory();
        outer.registerSingleton("environment", application);
        return new DefaultListableBeanFactory(outer);
    }

    private static DefaultResourceLoader resources() {
        return new DefaultResourceLoader();
    }

    /** An environment with these properties. The last of equal names counts. */
    private static Environment environment(String properties) {
        Map<String, Object> map = Arrays.stream(properties.trim().split(" +"))
                .map(property -> property.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", map));
        return environment;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
