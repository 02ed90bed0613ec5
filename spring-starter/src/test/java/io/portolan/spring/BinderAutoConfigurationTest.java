package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.stream.binder.BinderType;
import org.springframework.cloud.stream.binder.BinderTypeRegistry;
import org.springframework.cloud.stream.binder.DefaultBinderTypeRegistry;
import org.springframework.cloud.stream.binder.kafka.KafkaMessageChannelBinder;
import org.springframework.cloud.stream.binder.kafka.config.KafkaBinderConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The cases in which {@link PortolanBinderAutoConfiguration} changes Kafka binders. */
@Tag("spring-cloud-stream")
class BinderAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PortolanBinderAutoConfiguration.class))
            .withUserConfiguration(Types.class);

    @Test
    void bindersOwnConfigurationGoesFirst() {
        application
                .withPropertyValues("portolan.clusters.orders.arn=a")
                .run(context -> assertThat(configuration(context, "kafka"))
                        .containsExactly(KafkaBinderConfiguration.class, ClusterBinder.class));
    }

    @Test
    void nothingIsAddedWithoutClusters() {
        application.run(
                context -> assertThat(configuration(context, "kafka")).containsExactly(KafkaBinderConfiguration.class));
    }

    @Test
    void bindersOfOtherTypesAreLeftAlone() {
        application
                .withPropertyValues("portolan.clusters.orders.arn=a")
                .run(context -> assertThat(configuration(context, "rabbit")).containsExactly(Object.class));
    }

    @Test
    void nothingIsAddedWithoutTheKafkaBinder() {
        application
                .withPropertyValues("portolan.clusters.orders.arn=a")
                .withClassLoader(new FilteredClassLoader(KafkaMessageChannelBinder.class))
                .run(context -> assertThat(context).doesNotHaveBean(PortolanBinderAutoConfiguration.class));
    }

    private static Class<?>[] configuration(ApplicationContext context, String type) {
        return context.getBean(BinderTypeRegistry.class).get(type).getConfigurationClasses();
    }

    @Configuration(proxyBeanMethods = false)
    static class Types {

        @Bean
        BinderTypeRegistry types() {
            return new DefaultBinderTypeRegistry(Map.of(
                    "kafka", type("kafka", KafkaBinderConfiguration.class), "rabbit", type("rabbit", Object.class)));
        }

        private static BinderType type(String name, Class<?> configuration) {
            return new BinderType(name, new Class<?>[] {configuration});
        }
    }
}
