package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** {@link PortolanAutoConfiguration} starts an application with each configuration in the documentation. */
class SamplesTest {

    private static final String PAGE = "../docs/coming-from-spring-kafka.md";
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"README.md, 0, 2", PAGE + ", 1, 1", PAGE + ", 2, 2"})
    void applicationHasTheSamplesClusters(String page, int sample, int clusters) throws IOException {
        application(yaml(page, sample)).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ClusterCatalog.class).clusterNames()).hasSize(clusters);
            assertThat(context).hasBean("kafkaTemplate").hasBean("ordersKafkaTemplate");
        });
    }

    @Test
    void leftoverPropertiesAreRefusedTogether() throws IOException {
        application(yaml(PAGE, 0) + "\n" + yaml(PAGE, 2))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                PortolanException.class,
                                refused -> assertThat(refused.findings())
                                        .extracting(Finding::code)
                                        .containsOnly(Code.OVERRIDE_REFUSED)
                                        .hasSize(5))
                        .hasMessageContainingAll(
                                "spring.kafka.bootstrap-servers",
                                "spring.kafka.security.protocol",
                                "spring.kafka.properties.sasl.mechanism",
                                "spring.kafka.properties.sasl.jaas.config",
                                "spring.kafka.properties.sasl.client.callback.handler.class"));
    }

    private static ApplicationContextRunner application(String yaml) throws IOException {
        List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
                .withPropertyValues("portolan.start=lazy", "portolan.region=us-east-2")
                .withInitializer(
                        context -> sources.forEach(context.getEnvironment().getPropertySources()::addLast));
    }

    private static String yaml(String page, int sample) throws IOException {
        return YAML.matcher(Files.readString(Path.of(page)))
                .results()
                .map(result -> result.group(1))
                .toList()
                .get(sample)
                .replace("…", "5d2c1f6e-0000-4000-8000-000000000000-s1");
    }
}
