package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.spring.application.ShopApplication;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * {@link PortolanAutoConfiguration} runs an application that was written for {@code spring.kafka}. Only its properties
 * change.
 */
class MoveTest {

    /**
     * The properties of all runs. They set serializers, since Spring Cloud Stream on the class path of the tests sets
     * others.
     */
    private static final List<String> COMMON = List.of(
            "--spring.kafka.producer.key-serializer=" + StringSerializer.class.getName(),
            "--spring.kafka.producer.value-serializer=" + StringSerializer.class.getName(),
            "--spring.kafka.consumer.key-deserializer=" + StringDeserializer.class.getName(),
            "--spring.kafka.consumer.value-deserializer=" + StringDeserializer.class.getName(),
            "--spring.main.banner-mode=off",
            "--spring.kafka.consumer.group-id=shop",
            "--spring.kafka.consumer.auto-offset-reset=earliest");

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void applicationRunsOnPlainKafkaBefore(LocalMsk msk) throws Exception {
        String plain = msk.cluster("orders").brokerAddresses().get(0).getHostAddress() + ":9094";
        sellAndHear("--spring.kafka.bootstrap-servers=" + plain);
        assertThat(msk.calls().all()).isEmpty();
        assertThat(msk.cluster("orders").seenPrincipals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portolan.start=eager",
                "portolan.start=background",
                "spring.threads.virtual.enabled=true",
                "spring.main.lazy-initialization=true"
            })
    void sameApplicationRunsOnMskServerlessAfter(String setting, LocalMsk msk) throws Exception {
        AwsCredentials user = msk.site("shop").credentials();
        Map<String, String> identity =
                Map.of("aws.accessKeyId", user.accessKeyId(), "aws.secretAccessKey", user.secretAccessKey());
        identity.forEach(System::setProperty);
        try {
            sellAndHear("--" + ShopEstate.catalog(msk), "--" + setting);
        } finally {
            identity.keySet().forEach(System::clearProperty);
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
    }

    private static void sellAndHear(String... properties) throws Exception {
        List<String> arguments = new ArrayList<>(COMMON);
        arguments.addAll(List.of(properties));
        SpringApplication application = new SpringApplication(ShopApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new))) {
            ShopApplication shop = context.getBean(ShopApplication.class);
            assertThat(shop.sellAndHear("a chart")).isEqualTo("a chart");
            assertThat(context.getBean(KafkaAdmin.class).describeTopics("shop-sales"))
                    .hasEntrySatisfying(
                            "shop-sales",
                            topic -> assertThat(topic.partitions()).hasSize(3));
        }
    }
}
