package io.portolan.spring;

import java.util.Map;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Makes the producers of one cluster; where its brokers are is asked anew for each. */
final class ClusterProducerFactory extends DefaultKafkaProducerFactory<Object, Object> {

    private final ClusterConnection connection;

    ClusterProducerFactory(ClusterConnection connection, Map<String, Object> config) {
        super(config);
        this.connection = connection;
    }

    @Override
    protected void checkBootstrap(Map<String, Object> config) {
        connection.complete(ClientProperties.PRODUCER, config);
        super.checkBootstrap(config);
    }
}
