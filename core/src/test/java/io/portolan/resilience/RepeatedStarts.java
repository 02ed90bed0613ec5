package io.portolan.resilience;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An application that starts again and again until it is killed. Each time it opens the catalog, makes a producer, sends
 * one record and closes everything. It shares only the snapshot on the disk with {@link LongRunningApplication}. It
 * prints a {@link Start} each time.
 */
final class RepeatedStarts {

    static final String TOPIC = "starts";

    /** This is long because this host may be busy. No fault lasts as long. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private RepeatedStarts() {}

    /** The begin and the end of a start in epoch milliseconds, and its outcome. */
    record Start(long begin, long end, String outcome) {

        static final String PREFIX = "START\t";
        static final String OK = "ok";

        static Start parse(String line) {
            String[] parts = line.substring(PREFIX.length()).split("\t", 3);
            return new Start(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }

        boolean failed() {
            return !outcome.equals(OK);
        }

        @Override
        public String toString() {
            return PREFIX + begin + "\t" + end + "\t" + outcome;
        }
    }

    /** The arguments are the catalog and the file of {@link HangingIdentity}. The process ends when its parent ends. */
    public static void main(String[] args) {
        Thread parent = new Thread(RepeatedStarts::awaitParentsEnd, "parent");
        parent.setDaemon(true);
        parent.start();
        BaseIdentity identity = BaseIdentity.provider(new HangingIdentity(Path.of(args[1])));
        for (int number = 0; ; number++) {
            long begin = System.currentTimeMillis();
            String cluster = LongRunningApplication.CLUSTERS.get(number % LongRunningApplication.CLUSTERS.size());
            String outcome = start(Path.of(args[0]), cluster, identity);
            System.out.println("\n" + new Start(begin, System.currentTimeMillis(), outcome));
        }
    }

    private static void awaitParentsEnd() {
        try {
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        } catch (IOException e) {
            // This is the end of the input too.
        }
        Runtime.getRuntime().halt(1);
    }

    private static String start(Path catalog, String name, BaseIdentity identity) {
        try (Portolan portolan = CallingListener.open(Portolan.builder(ClusterCatalog.load(catalog))
                .baseIdentity(identity)
                .preflightDeadline(TIMEOUT))) {
            Cluster cluster = portolan.cluster(name);
            try (Producer<String, String> producer = cluster.producer(
                    new StringSerializer(), new StringSerializer(), Map.of("max.block.ms", TIMEOUT.toMillis()))) {
                producer.send(new ProducerRecord<>(TOPIC, "k", "v")).get();
            }
            return Start.OK;
        } catch (Exception | OutOfMemoryError e) {
            ApplicationJournal.print(e);
            return String.valueOf(e).replaceAll("\\s+", " ");
        }
    }
}
