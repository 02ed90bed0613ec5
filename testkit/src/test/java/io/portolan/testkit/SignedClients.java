package io.portolan.testkit;

import io.portolan.testkit.broker.SuppliedCredentialsHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Makes Kafka clients for which aws-msk-iam-auth signs with given credentials. */
record SignedClients(LocalMsk msk, String cluster, AwsCredentials credentials) {

    Producer<String, String> producer() {
        return new KafkaProducer<>(config(), new StringSerializer(), new StringSerializer());
    }

    Consumer<String, String> consumer() {
        Map<String, Object> config = config();
        config.put("group.id", "readers");
        config.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    Admin admin() {
        return Admin.create(config());
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>();
        config.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                msk.cluster(cluster).bootstrapServers());
        config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
        config.put(SaslConfigs.SASL_MECHANISM, "AWS_MSK_IAM");
        config.put(SaslConfigs.SASL_JAAS_CONFIG, "software.amazon.msk.auth.iam.IAMLoginModule required;");
        config.put(SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS, SuppliedCredentialsHandler.class.getName());
        config.put(SuppliedCredentialsHandler.CONFIG, (Supplier<AwsCredentials>) () -> credentials);
        config.put("ssl.truststore.type", "PEM");
        config.put("ssl.truststore.location", msk.trustStore().toString());
        config.put("default.api.timeout.ms", 15_000);
        config.put("request.timeout.ms", 10_000);
        return config;
    }
}
