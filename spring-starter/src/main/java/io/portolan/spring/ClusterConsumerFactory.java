package io.portolan.spring;

import java.util.Map;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Makes the consumers of one cluster; where its brokers are is asked anew for each. */
final class ClusterConsumerFactory extends DefaultKafkaConsumerFactory<Object, Object> {

    private final ClusterConnection connection;

    ClusterConsumerFactory(ClusterConnection connection, Map<String, Object> config) {
        super(config);
        this.connection = connection;
    }

    @Override
    protected void checkBootstrap(Map<String, Object> config) {
        connection.complete(ClientProperties.CONSUMER, config);
        super.checkBootstrap(config);
    }
}
