package io.portolan.spring;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
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

/** Two clusters in two regions and two accounts, and an application at the site of a third. */
final class TestEstate {

    static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    static final String ORDERS = "arn:aws:iam::222222222222:role/orders-client";
    static final String PAYMENTS = "arn:aws:iam::444444444444:role/payments-client";

    private TestEstate() {}

    static LocalMskBuilder twoClusters() {
        return LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", c -> c.inVpc("prod", "us-east-2").account("222222222222"))
                .cluster("payments", c -> c.inVpc("prod", "us-west-2").account("444444444444"))
                .role(HUB, r -> r.trusts("333333333333"))
                .role(ORDERS, r -> r.trusts(HUB).mayUse("orders"))
                .role(PAYMENTS, r -> r.trusts(HUB).mayUse("payments"))
                .site("shop", s -> s.account("333333333333").inRegion("prod", "us-east-2"));
    }

    /** An application there, its catalog below {@code portolan} in an application.yml. */
    static ApplicationContextRunner application(LocalMsk msk) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PortolanAutoConfiguration.class, KafkaAutoConfiguration.class))
                .withInitializer(context -> addCatalog(msk, context.getEnvironment()))
                .withBean(
                        AwsCredentialsProvider.class,
                        () -> StaticCredentialsProvider.create(msk.site("shop").credentials()));
    }

    /** The template of this name, all serializers being those of strings. */
    @SuppressWarnings("unchecked")
    static KafkaTemplate<String, String> template(ApplicationContext context, String name) {
        return context.getBean(name, KafkaTemplate.class);
    }

    private static void addCatalog(LocalMsk msk, ConfigurableEnvironment environment) {
        String yaml = "portolan:\n" + msk.catalogText("shop").indent(2);
        try {
            new YamlPropertySourceLoader()
                    .load("application.yml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
