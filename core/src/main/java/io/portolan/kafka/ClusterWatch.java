package io.portolan.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Compares the cluster id of all metadata that a producer or consumer gets with the one that the catalog expects.
 *
 * <p>Kafka makes one for each client by {@code interceptor.classes}. It changes no record. Kafka has no other kind of
 * plug-in that every version makes and that hears of the cluster id, except the reporters of metrics, and a list of
 * reporters would replace Kafka's own. Admin clients have none. For Kafka's own threads.
 */
public final class ClusterWatch
        implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object>, ClusterResourceListener {

    private WatchedCluster cluster = WatchedCluster.unwatched("");

    /** Kafka calls this by reflection. */
    public ClusterWatch() {}

    /** A preflight has seen this id at all brokers. Clients that expect it and met another cluster may connect again. */
    public static void seenByPreflight(String id) {
        WatchedCluster.seenByPreflight(id);
    }

    /** Whether a client of the cluster with this name has met another cluster and makes no new connection for now. */
    public static boolean hasMetAnother(String cluster) {
        return WatchedCluster.hasMistaken(cluster);
    }

    @Override
    public void configure(Map<String, ?> config) {
        cluster = WatchedCluster.join(JaasOptions.read(config), config);
    }

    @Override
    public void onUpdate(ClusterResource seen) {
        cluster.see(seen.clusterId() == null ? "" : seen.clusterId());
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> sent) {
        return sent;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata acknowledged, @Nullable Exception failure) {}

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> consumed) {
        return consumed;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> committed) {}

    @Override
    public void close() {
        cluster.leave();
    }
}
