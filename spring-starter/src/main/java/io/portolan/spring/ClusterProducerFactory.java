package io.portolan.spring;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Makes the producers of one cluster; where its brokers are is asked anew for each. */
final class ClusterProducerFactory extends DefaultKafkaProducerFactory<Object, Object> {

    private final ClusterConnection connection;

    ClusterProducerFactory(ClusterConnection connection, Map<String, Object> config) {
        super(config);
        this.connection = connection;
    }

    @Override
    protected Producer<Object, Object> createRawProducer(Map<String, Object> config) {
        connection.complete(ClientProperties.PRODUCER, config);
        return super.createRawProducer(config);
    }

    /** Looks nothing up: Spring asks for it as it goes, in rebalances too, also while the cluster cannot be reached. */
    @Override
    public Map<String, Object> getConfigurationProperties() {
        return connection.known(super.getConfigurationProperties());
    }
}
