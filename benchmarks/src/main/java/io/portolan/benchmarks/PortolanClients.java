package io.portolan.benchmarks;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients of one cluster that Portolan creates. */
final class PortolanClients implements ClientSource {

    static final String NAME = "portolan";

    private final Portolan portolan;
    private final Cluster cluster;

    PortolanClients(String catalog, String cluster) {
        portolan = Portolan.builder(ClusterCatalog.load(Path.of(catalog)))
                .preflightDeadline(Duration.ofMinutes(1)) // the machine may be busy with what is measured
                .open();
        this.cluster = portolan.cluster(cluster);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, ?> overrides) {
        return cluster.producer(new ByteArraySerializer(), new ByteArraySerializer(), overrides);
    }

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, ?> overrides) {
        return cluster.consumer(new ByteArrayDeserializer(), new ByteArrayDeserializer(), overrides);
    }

    @Override
    public Map<String, Object> config() {
        return cluster.clientConfig();
    }

    @Override
    public void close() {
        portolan.close();
    }
}
