package io.portolan.spring;

import io.portolan.kafka.KafkaClassLoader;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Makes the producers of one cluster. Each new producer gets the brokers that are known at that time. */
final class ClusterProducerFactory extends DefaultKafkaProducerFactory<Object, Object> {

    private final ClusterConnection connection;
    private final Map<String, Object> config;

    ClusterProducerFactory(ClusterConnection connection, Map<String, Object> config) {
        super(config);
        this.connection = connection;
        this.config = config;
    }

    @Override
    protected Producer<Object, Object> createRawProducer(Map<String, Object> config) {
        return KafkaClassLoader.call(() -> {
            connection.complete(ClientPropertyNames.PRODUCER, config);
            return super.createRawProducer(config);
        });
    }

    /** Looks nothing up. Spring calls this often, even while the cluster cannot be reached. */
    @Override
    public Map<String, Object> getConfigurationProperties() {
        return connection.withKnownBrokers(super.getConfigurationProperties());
    }

    /**
     * Copies this factory without a look-up. Templates with overrides are beans and call this early. Spring's own
     * copy contains brokers and would look them up now.
     */
    @Override
    public ProducerFactory<Object, Object> copyWithConfigurationOverride(@Nullable Map<String, Object> overrides) {
        Map<String, Object> merged = new HashMap<>(config);
        if (overrides != null) {
            merged.putAll(overrides);
        }
        ClusterProducerFactory copy = new ClusterProducerFactory(connection, merged);
        copy.setConfigureSerializers(isConfigureSerializers());
        copy.setKeySerializerSupplier(getKeySerializerSupplier());
        copy.setValueSerializerSupplier(getValueSerializerSupplier());
        if (getTransactionIdPrefix() != null && copy.getTransactionIdPrefix() == null) {
            copy.setTransactionIdPrefix(getTransactionIdPrefix());
        }
        copy.setPhysicalCloseTimeout((int) getPhysicalCloseTimeout().toSeconds());
        copy.setProducerPerThread(isProducerPerThread());
        getPostProcessors().forEach(copy::addPostProcessor);
        getListeners().forEach(copy::addListener);
        return copy;
    }
}
