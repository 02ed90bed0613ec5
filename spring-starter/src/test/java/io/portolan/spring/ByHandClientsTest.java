package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** {@link ByHandClients} warns of Kafka beans that reach MSK without Portolan, and the failure page names them. */
@ExtendWith(OutputCaptureExtension.class)
class ByHandClientsTest {

    @Test
    void factoriesAndAdminsOfMskAreNamed(CapturedOutput output) {
        run(Msk.class).close();

        assertThat(output)
                .contains("The bean oldProducers (" + DefaultKafkaProducerFactory.class.getName() + ", in ")
                .contains("use the bean <cluster>ProducerFactory")
                .contains("The bean oldConsumers (")
                .contains("The bean oldAdmin (")
                .doesNotContain("The bean localProducers")
                .doesNotContain("The bean ordersProducerFactory");
    }

    @Test
    void failurePageNamesBeansToDelete(CapturedOutput output) {
        assertThatThrownBy(() -> run(Ambiguous.class)).isNotNull();

        assertThat(output)
                .contains("These are made by hand:")
                .contains("firstTemplate in ")
                .contains("secondTemplate in ")
                .contains("Delete them to use the clusters' own beans");
    }

    private static ConfigurableApplicationContext run(Class<?> configuration) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--logging.level.io.portolan=warn",
                "--portolan.start=lazy",
                "--portolan.clusters.orders.bootstrap-servers=127.0.0.1:1",
                "--portolan.clusters.orders.security-protocol=PLAINTEXT");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Msk {

        @Bean
        ProducerFactory<Object, Object> oldProducers() {
            return new DefaultKafkaProducerFactory<>(Map.of("sasl.mechanism", "AWS_MSK_IAM"));
        }

        @Bean
        DefaultKafkaConsumerFactory<Object, Object> oldConsumers() {
            return new DefaultKafkaConsumerFactory<>(
                    Map.of("bootstrap.servers", "boot-x.c1.kafka-serverless.us-east-2.amazonaws.com:9098"));
        }

        @Bean
        KafkaAdmin oldAdmin() {
            KafkaAdmin admin = new KafkaAdmin(
                    Map.of("bootstrap.servers", "b-1.orders.abc123.c2.kafka.us-east-2.amazonaws.com:9098"));
            admin.setAutoCreate(false);
            return admin;
        }

        @Bean
        @Cluster("orders")
        ProducerFactory<Object, Object> localProducers() {
            return new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", "localhost:9092"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Ambiguous {

        @Bean
        KafkaTemplate<Object, Object> firstTemplate() {
            return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()));
        }

        @Bean
        KafkaTemplate<Object, Object> secondTemplate() {
            return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()));
        }

        @Bean
        String sender(KafkaTemplate<Object, Object> template) {
            return template.toString();
        }
    }
}
