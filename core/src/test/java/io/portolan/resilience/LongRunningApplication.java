package io.portolan.resilience;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.RemoteCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The application that lives through the faults, in a process of its own: two producers and two consumers on each cluster, and
 * now and then a preflight of all clusters. It prints whatever Portolan has words for: reports in every form, configurations,
 * statuses, remote calls, exceptions.
 *
 * <p>It runs until its standard input ends, then waits for its last acknowledgements and records, closes everything, writes
 * its {@link ApplicationJournal}, and prints what it has more threads, sockets and files of than at its start.
 */
final class LongRunningApplication {

    static final String TOPIC = "faults";
    static final List<String> CLUSTERS = List.of("orders", "payments");
    static final String READY = "READY";
    static final String LEFT = "LEFT ";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final PortolanListener PRINTED = new PortolanListener() {
        @Override
        public void called(RemoteCall call) {
            System.out.println(call);
        }
    };

    private final ApplicationJournal journal = new ApplicationJournal();
    private final List<RecordWriter> writers = new ArrayList<>();
    private final List<RecordReader> readers = new ArrayList<>();
    private final ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor();

    private LongRunningApplication() {}

    /** The catalog, and the folder for the journal. */
    public static void main(String[] args) throws Exception {
        OpenHandles before = OpenHandles.atStart();
        new LongRunningApplication().run(Path.of(args[0]), Path.of(args[1]));
        System.out.println(LEFT + OpenHandles.more(before, TIMEOUT));
    }

    private void run(Path catalog, Path results) throws Exception {
        try (Portolan portolan =
                Portolan.builder(ClusterCatalog.load(catalog)).listener(PRINTED).open()) {
            CLUSTERS.forEach(name -> start(portolan.cluster(name)));
            ScheduledFuture<?> reporting =
                    reports.scheduleWithFixedDelay(() -> report(portolan), 0, 3, TimeUnit.SECONDS);
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // The text does not matter, its end does.
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
        } catch (RuntimeException e) {
            // A fault keeps it from making a client now: its text is searched for secrets as all else is.
            ApplicationJournal.print(e);
        }
    }

    private void end() throws InterruptedException {
        for (RecordWriter writer : writers) {
            writer.end();
        }
        ConditionWait.awaitTrue(journal::hasReadAllAcknowledged, TIMEOUT);
        for (RecordReader reader : readers) {
            reader.end();
        }
        reports.shutdown();
        reports.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
