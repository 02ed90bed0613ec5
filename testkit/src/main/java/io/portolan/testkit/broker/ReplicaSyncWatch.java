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

/** Watches a node's metadata until its replicas have caught up with their leaders: then another node may stop. */
final class ReplicaSyncWatch implements MetadataPublisher {
    private static final int SECONDS = 30;

    private final int node;
    private final CompletableFuture<Void> reached = new CompletableFuture<>();

    private ReplicaSyncWatch(int node) {
        this.node = node;
    }

    /**
     * Waits until {@code node} is in sync wherever it has a replica.
     *
     * @throws IllegalStateException if that takes more than 30 s
     */
    static void await(MetadataLoader metadata, int node) {
        ReplicaSyncWatch watch = new ReplicaSyncWatch(node);
        metadata.installPublishers(List.of(watch)).join();
        try {
            watch.reached.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "Broker " + node + " runs, but its replicas were not in sync after " + SECONDS + " s", e);
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
            reached.complete(null);
        }
    }

    private boolean isInSync(PartitionRegistration partition) {
        boolean concerns = partition.hasLeader() && contains(partition.replicas);
        return !concerns || contains(partition.isr);
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
