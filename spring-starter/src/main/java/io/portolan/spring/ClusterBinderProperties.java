package io.portolan.spring;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.util.StringUtils;

/**
 * The settings of a binder on one cluster. Nothing is looked up before a binding asks for the configuration of its
 * clients.
 */
final class ClusterBinderProperties extends KafkaBinderConfigurationProperties {

    private final ClusterConnection connection;

    ClusterBinderProperties(ClusterKafka kafka) {
        super(kafka.properties(), noConnectionDetails());
        connection = kafka.connection();
    }

    @Override
    public Map<String, Object> mergedConsumerConfiguration() {
        return complete(ClientPropertyNames.CONSUMER, super.mergedConsumerConfiguration());
    }

    @Override
    public Map<String, Object> mergedProducerConfiguration() {
        return complete(ClientPropertyNames.PRODUCER, super.mergedProducerConfiguration());
    }

    /** The consumers of the binder's health indicator, which is created before the bindings. */
    ConsumerFactory<?, ?> healthConsumers() {
        Map<String, Object> config = new HashMap<>(super.mergedConsumerConfiguration());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        if (StringUtils.hasText(getHealthIndicatorConsumerGroup())) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, getHealthIndicatorConsumerGroup());
        }
        return new ClusterConsumerFactory(connection, config);
    }

    private Map<String, Object> complete(ClientPropertyNames kind, Map<String, Object> config) {
        Map<String, Object> complete = new HashMap<>(config);
        connection.complete(kind, complete);
        return complete;
    }

    private static ObjectProvider<KafkaConnectionDetails> noConnectionDetails() {
        return new ObjectProvider<>() {
            @Override
            public Stream<KafkaConnectionDetails> stream() {
                return Stream.empty();
            }
        };
    }
}
