package io.portolan.resilience;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Opens and closes a {@link Portolan} again and again in a process of its own. Each cycle loads a catalog and takes the
 * brokers of one of two clusters from the snapshot. It assumes the cluster's two roles with two calls to STS. Then it
 * makes a producer, lets it connect and authenticate, and closes it.
 *
 * <p>Each tenth cycle has no snapshot but asks the MSK API. It runs a preflight, sends a record that all replicas
 * acknowledge, and reads it back. The program prints a {@link Level} after the warm-up and at the end.
 */
final class SoakProgram {

    private static final int WARM_UP = 100;
    private static final String TOPIC = "soak";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private SoakProgram() {}

    /** What the process uses between two cycles. The heap is in bytes after a garbage collection. */
    record Level(long heap, int threads, int sockets) {

        static final String PREFIX = "LEVEL\t";

        static Level parse(String line) {
            String[] parts = line.substring(PREFIX.length()).split("\t", 3);
            return new Level(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        /**
         * The level once all that ends by itself has ended. This includes the JDK's idle HTTP connections and their
         * thread.
         */
        static Level now() {
            ConditionWait.awaitTrue(
                    () -> OpenHandles.now().counts().keySet().stream().noneMatch(Level::passing), TIMEOUT);
            MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
            for (int times = 0; times < 3; times++) {
                memory.gc();
            }
            OpenHandles handles = OpenHandles.now();
            return new Level(memory.getHeapMemoryUsage().getUsed(), handles.threads(), handles.sockets());
        }

        private static boolean passing(String name) {
            return name.contains("portolan") || name.contains("Keep-Alive");
        }

        @Override
        public String toString() {
            return PREFIX + heap + "\t" + threads + "\t" + sockets;
        }
    }

    /**
     * The arguments are the catalog of most cycles, the catalog of each tenth cycle and the number of cycles after the
     * warm-up.
     */
    public static void main(String[] args) throws Exception {
        int last = WARM_UP + Integer.parseInt(args[2]);
        for (int number = 1; number <= last; number++) {
            // Two cycles of twenty, so that each cluster has its turn.
            boolean full = number % 20 < 2;
            cycle(Path.of(args[full ? 1 : 0]), number, full);
            if (number == WARM_UP || number == last) {
                System.out.println("\n" + Level.now());
            }
        }
    }

    private static void cycle(Path catalog, int number, boolean full) throws Exception {
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(catalog))) {
            Cluster cluster = portolan.cluster(
                    LongRunningApplication.CLUSTERS.get(number % LongRunningApplication.CLUSTERS.size()));
            try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer())) {
                // This makes the producer connect and authenticate.
                producer.partitionsFor(TOPIC);
                if (full) {
                    sendAndRead(cluster, producer, "cycle " + number);
                }
            }
        }
    }

    private static void sendAndRead(Cluster cluster, Producer<String, String> producer, String value) throws Exception {
        long offset =
                producer.send(new ProducerRecord<>(TOPIC, 0, "k", value)).get().offset();
        try (Consumer<String, String> consumer =
                cluster.consumer(new StringDeserializer(), new StringDeserializer(), Map.of())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            String read = consumer.poll(TIMEOUT).iterator().next().value();
            if (!read.equals(value)) {
                throw new IllegalStateException("sent " + value + ", read " + read);
            }
        }
    }
}
