package io.portolan.spring;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Makes the clients of a Kafka Streams application on one cluster. Each new client gets the brokers that are known at
 * that time.
 */
record ClusterStreamsClients(ClusterConnection connection) implements KafkaClientSupplier {

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(complete(ClientPropertyNames.ADMIN, config));
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new KafkaProducer<>(
                complete(ClientPropertyNames.PRODUCER, config), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(
                complete(ClientPropertyNames.CONSUMER, config),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    private Map<String, Object> complete(ClientPropertyNames kind, Map<String, Object> config) {
        Map<String, Object> complete = new HashMap<>(config);
        // Kafka Streams sets its default, and nobody knows then whether the user did. What the brokers speak decides.
        complete.remove(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, true);
        connection.complete(kind, complete);
        return complete;
    }
}
