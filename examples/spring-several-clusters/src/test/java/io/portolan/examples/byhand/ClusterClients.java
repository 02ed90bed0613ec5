package io.portolan.examples.byhand;

import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.serializer.JacksonJsonDeserializer;
import org.springframework.kafka.support.serializer.JacksonJsonSerializer;
import org.springframework.stereotype.Component;

/** Makes the beans that both clusters need. */
@Component
class ClusterClients {

    private final ClusterSettings settings;

    ClusterClients(ClusterSettings settings) {
        this.settings = settings;
    }

    KafkaTemplate<String, Object> template(String cluster) {
        Map<String, Object> config = settings.client(cluster);
        config.put("key.serializer", StringSerializer.class);
        config.put("value.serializer", JacksonJsonSerializer.class);
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(config));
    }

    ConcurrentKafkaListenerContainerFactory<String, Object> listeners(String cluster) {
        Map<String, Object> config = settings.client(cluster);
        config.put("key.deserializer", StringDeserializer.class);
        config.put("value.deserializer", JacksonJsonDeserializer.class);
        config.put("group.id", "shipping");
        config.put("auto.offset.reset", "earliest");
        ConcurrentKafkaListenerContainerFactory<String, Object> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(config));
        return factory;
    }

    KafkaAdmin admin(String cluster) {
        return new KafkaAdmin(settings.client(cluster));
    }
}
