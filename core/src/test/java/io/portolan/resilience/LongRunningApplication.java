package io.portolan.resilience;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PreflightReports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The application that lives through the faults in a process of its own. It has two producers and two consumers on each
 * cluster. From time to time it runs a preflight of all clusters. It prints everything that Portolan has words for. This
 * includes reports in every form, configurations, statuses, remote calls and exceptions.
 *
 * <p>It runs until its standard input ends. Then it waits for its last acknowledgements and records and closes
 * everything. At the end it writes its {@link ApplicationJournal}. It also prints the clients that do not work any more,
 * and the threads, sockets and files that it did not have at its start.
 */
final class LongRunningApplication {

    static final String TOPIC = "faults";
    static final List<String> CLUSTERS = List.of("orders", "payments");
    static final String READY = "READY";
    static final String LEFT = "LEFT ";
    static final String STUCK = "STUCK ";
    static final String READERS = "READERS ";

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final ApplicationJournal journal = new ApplicationJournal();
    private final List<RecordWriter> writers = new ArrayList<>();
    private final List<RecordReader> readers = new ArrayList<>();
    private final ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor();

    private LongRunningApplication() {}

    /** The arguments are the catalog, the folder for the journal and the file of {@link HangingIdentity}. */
    public static void main(String[] args) throws Exception {
        OpenHandles before = OpenHandles.atStart();
        new LongRunningApplication().run(Path.of(args[0]), Path.of(args[1]), new HangingIdentity(Path.of(args[2])));
        System.out.println(LEFT + OpenHandles.more(before, TIMEOUT));
    }

    private void run(Path catalog, Path results, HangingIdentity identity) throws Exception {
        try (Portolan portolan = CallingListener.open(Portolan.builder(ClusterCatalog.load(catalog))
                .baseIdentity(BaseIdentity.provider(identity))
                .preflightDeadline(RepeatedStarts.TIMEOUT))) {
            CLUSTERS.forEach(name -> start(portolan.cluster(name)));
            ScheduledFuture<?> reporting =
                    reports.scheduleWithFixedDelay(() -> report(portolan), 0, 3, TimeUnit.SECONDS);
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // Only the end of the input matters.
            }
            end();
            reporting.cancel(false);
        } finally {
            journal.save(results);
        }
    }

    private void start(Cluster cluster) {
        for (int number = 1; number <= 2; number++) {
            readers.add(RecordReader.start(cluster, journal));
            writers.add(RecordWriter.start(cluster, String.valueOf(number), journal));
        }
    }

    private void report(Portolan portolan) {
        try {
            PreflightReports all = portolan.preflight(CLUSTERS);
            System.out.println(all + "\n" + all.toJson() + "\n" + all.toHtml());
            CLUSTERS.stream()
                    .map(portolan::cluster)
                    .forEach(cluster -> System.out.println(cluster.clientConfig() + "\n" + cluster.status()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // A fault keeps the application from making a client. The text is printed to be searched for secrets.
            ApplicationJournal.print(e);
        }
    }

    private void end() throws InterruptedException {
        List<String> stuck = new ArrayList<>();
        for (RecordWriter writer : writers) {
            if (!writer.end()) {
                stuck.add(writer.name());
            }
        }
        boolean read = ConditionWait.awaitTrue(journal::hasReadToTheEnd, TIMEOUT);
        List<String> positions = new ArrayList<>();
        for (RecordReader reader : readers) {
            if (!reader.end()) {
                stuck.add(reader.name());
            }
            positions.add(reader.name() + " " + reader.lastPositions());
        }
        System.out.println("\n" + READERS + (read ? "read everything " : "read too little ") + positions);
        System.out.println(STUCK + stuck);
        reports.shutdown();
        reports.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
