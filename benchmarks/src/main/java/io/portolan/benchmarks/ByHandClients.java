package io.portolan.benchmarks;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients of one cluster by hand. The brokers are looked up once for all of them. */
final class ByHandClients implements ClientSource {

    static final String NAME = "by-hand";

    private final Map<String, Object> config;

    ByHandClients(ByHandSetup byHand) {
        config = byHand.clientConfig(byHand.bootstrapServers());
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, ?> overrides) {
        return new KafkaProducer<>(configWith(overrides), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, ?> overrides) {
        return new KafkaConsumer<>(configWith(overrides), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Map<String, Object> config() {
        return new HashMap<>(config);
    }

    @Override
    public void close() {
        // Nothing is open besides the clients.
    }

    private Map<String, Object> configWith(Map<String, ?> overrides) {
        Map<String, Object> all = config();
        all.putAll(overrides);
        return all;
    }
}
