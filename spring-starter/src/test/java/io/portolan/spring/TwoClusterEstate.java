package io.portolan.spring;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Applications at the site of {@link PresetEstates#twoClusters()}. */
final class TwoClusterEstate {

    private TwoClusterEstate() {}

    /** An application at the site. Its catalog is below {@code portolan} in an application.yml. */
    static ApplicationContextRunner application(LocalMsk msk) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
                .withInitializer(context -> addCatalog(msk, context.getEnvironment()))
                .withBean(
                        AwsCredentialsProvider.class,
                        () -> StaticCredentialsProvider.create(
                                msk.site(PresetEstates.SITE).credentials()));
    }

    /** The template of this name. All serializers are for strings. */
    @SuppressWarnings("unchecked")
    static KafkaTemplate<String, String> template(ApplicationContext context, String name) {
        return context.getBean(name, KafkaTemplate.class);
    }

    private static void addCatalog(LocalMsk msk, ConfigurableEnvironment environment) {
        String yaml = "portolan:\n" + msk.catalogText(PresetEstates.SITE).indent(2);
        try {
            new YamlPropertySourceLoader()
                    .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
