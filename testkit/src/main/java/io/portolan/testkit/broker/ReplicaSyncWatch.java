package io.portolan.testkit.broker;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.PartitionRegistration;

/** Watches a node's metadata until its replicas have caught up with their leaders. Then another node may stop. */
final class ReplicaSyncWatch implements MetadataPublisher {
    private static final int TIMEOUT_SECONDS = 30;

    private final int node;
    private final CompletableFuture<Void> synced = new CompletableFuture<>();

    private ReplicaSyncWatch(int node) {
        this.node = node;
    }

    /**
     * Waits until all replicas of a node are in sync.
     *
     * @throws IllegalStateException if that takes more than 30 s
     */
    static void await(MetadataLoader metadata, int node) {
        ReplicaSyncWatch watch = new ReplicaSyncWatch(node);
        metadata.installPublishers(List.of(watch)).join();
        try {
            watch.synced.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "Broker " + node + " runs, but its replicas were not in sync after " + TIMEOUT_SECONDS + " s", e);
        } finally {
            metadata.removeAndClosePublisher(watch).join();
        }
    }

    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        boolean inSync = image.topics().topicsById().values().stream()
                .flatMap(topic -> topic.partitions().values().stream())
                .allMatch(this::isInSync);
        if (inSync) {
            synced.complete(null);
        }
    }

    private boolean isInSync(PartitionRegistration partition) {
        boolean isReplica = partition.hasLeader() && contains(partition.replicas);
        return !isReplica || contains(partition.isr);
    }

    private boolean contains(int[] nodes) {
        return Arrays.stream(nodes).anyMatch(other -> other == node);
    }

    @Override
    public String name() {
        return "InSync";
    }

    @Override
    public void close() {}
}
