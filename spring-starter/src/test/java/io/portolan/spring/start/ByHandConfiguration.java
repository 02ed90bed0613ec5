package io.portolan.spring.start;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Two clusters that are configured by hand. The configuration contains the brokers. aws-msk-iam-auth assumes the
 * role. Nothing is checked.
 */
@Configuration(proxyBeanMethods = false)
class ByHandConfiguration {

    @Bean
    @Qualifier("orders")
    KafkaTemplate<String, String> ordersKafkaTemplate(Environment environment) {
        return template("orders", environment);
    }

    @Bean
    @Qualifier("payments")
    KafkaTemplate<String, String> paymentsKafkaTemplate(Environment environment) {
        return template("payments", environment);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, String> ordersKafkaListenerContainerFactory(
            Environment environment) {
        return listeners("orders", environment);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, String> paymentsKafkaListenerContainerFactory(
            Environment environment) {
        return listeners("payments", environment);
    }

    private static KafkaTemplate<String, String> template(String cluster, Environment environment) {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                config(cluster, environment), new StringSerializer(), new StringSerializer()));
    }

    private static ConcurrentKafkaListenerContainerFactory<String, String> listeners(
            String cluster, Environment environment) {
        Map<String, Object> config = config(cluster, environment);
        config.put("group.id", environment.getRequiredProperty("spring.kafka.consumer.group-id"));
        config.put("auto.offset.reset", "earliest");
        ConcurrentKafkaListenerContainerFactory<String, String> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(
                new DefaultKafkaConsumerFactory<>(config, new StringDeserializer(), new StringDeserializer()));
        return factory;
    }

    private static Map<String, Object> config(String cluster, Environment environment) {
        String prefix = "by-hand." + cluster + ".";
        return new HashMap<>(Map.of(
                "bootstrap.servers", environment.getRequiredProperty(prefix + "bootstrap-servers"),
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "AWS_MSK_IAM",
                "sasl.jaas.config",
                        "software.amazon.msk.auth.iam.IAMLoginModule required awsRoleArn=\""
                                + environment.getRequiredProperty(prefix + "role")
                                + "\" awsRoleSessionName=\"shop\" awsStsRegion=\"us-east-2\";",
                "sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", environment.getRequiredProperty("by-hand.trust-store")));
    }
}
