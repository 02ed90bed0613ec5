package io.portolan.examples.streams;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Counts orders exactly once on the cluster "orders" until the process is told to end (SIGTERM). */
public final class OrderCounts {

    private static final String APPLICATION = "order-counts-app";

    private OrderCounts() {}

    /**
     * Runs the program.
     *
     * @param args the catalog's file, and the folder that keeps the counts over a restart
     */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])));
                KafkaStreams streams =
                        new KafkaStreams(CountTopology.build(), settings(portolan.cluster("orders"), args[1]))) {
            streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.NOT_RUNNING) {
                    ended.countDown();
                }
            });
            Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
            streams.start();
            ended.await();
        }
    }

    /** The cluster's own configuration and that of the application. */
    private static Properties settings(Cluster cluster, String folder) {
        Properties settings = new Properties();
        settings.putAll(cluster.clientConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION,
                StreamsConfig.CLIENT_ID_CONFIG, APPLICATION,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.STATE_DIR_CONFIG, folder,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0")));
        // Another process, or the next start, takes over what a killed one was doing after this time.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "10000");
        return settings;
    }
}
