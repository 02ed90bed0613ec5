package io.portolan.spring;

import io.portolan.kafka.KafkaClassLoader;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Makes the consumers of one cluster. Each new consumer gets the brokers that are known at that time. */
final class ClusterConsumerFactory extends DefaultKafkaConsumerFactory<Object, Object> {

    private final ClusterConnection connection;

    ClusterConsumerFactory(ClusterConnection connection, Map<String, Object> config) {
        super(config);
        this.connection = connection;
    }

    @Override
    protected Consumer<Object, Object> createRawConsumer(Map<String, Object> config) {
        return KafkaClassLoader.call(() -> {
            connection.complete(ClientPropertyNames.CONSUMER, config);
            return super.createRawConsumer(config);
        });
    }

    /** Looks nothing up. Spring calls this often, even in rebalances and while the cluster cannot be reached. */
    @Override
    public Map<String, Object> getConfigurationProperties() {
        return connection.withKnownBrokers(super.getConfigurationProperties());
    }
}
