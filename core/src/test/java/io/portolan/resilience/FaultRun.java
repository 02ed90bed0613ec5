package io.portolan.resilience;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.portolan.Portolan;
import io.portolan.resilience.ApplicationJournal.ReportedFailure;
import io.portolan.resilience.EstateFault.Lane;
import io.portolan.resilience.EstateFault.Seen;
import io.portolan.resilience.RepeatedStarts.Start;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run of a schedule and the facts at its end. The caller closes the estate and deletes the folder. */
final class FaultRun {

    private static final String SNAPSHOTS = "snapshots";
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private final LocalMsk msk;
    private final TimeScale scale;
    private final Path folder;

    /**
     * @param outputs everything that both applications printed and logged
     */
    record Facts(
            List<FaultWindow> windows,
            LogComparison comparison,
            List<ReportedFailure> failures,
            List<Start> starts,
            Map<String, String> outputs) {

        /**
         * Whether a fault excuses a start that failed. It took away what the start needs, or it took the MSK API and
         * another took the snapshot.
         */
        boolean excused(Start start, long aftermath) {
            return windows.stream()
                    .filter(window -> window.meets(start.begin(), start.end(), aftermath))
                    .anyMatch(window -> window.fault().seen().compareTo(Seen.BY_STARTS) >= 0
                            || (window.fault().takesMskApi() && withoutSnapshot(window, aftermath)));
        }

        /** What the application that lives through the faults has printed after this word. */
        String printed(String word) {
            return outputs.get("application")
                    .lines()
                    .filter(line -> line.startsWith(word))
                    .findFirst()
                    .orElse("?");
        }

        /** Where the readers stood, what Kafka knew of their partitions, and what their clients logged last. */
        String readersAtEnd() {
            List<String> logged = outputs.get("application")
                    .lines()
                    .filter(line -> line.contains("-consumer-"))
                    .toList();
            return printed(LongRunningApplication.READERS) + "\n"
                    + String.join("\n", logged.subList(Math.max(0, logged.size() - 40), logged.size()));
        }

        private boolean withoutSnapshot(FaultWindow apiAway, long aftermath) {
            return windows.stream()
                    .filter(window -> window.fault().lane() == Lane.DISK)
                    .anyMatch(window -> window.meets(apiAway.begin(), apiAway.end(), aftermath));
        }

        @Override
        public String toString() {
            List<Start> failed = starts.stream().filter(Start::failed).toList();
            Map<String, Long> kinds = Stream.concat(
                            failures.stream().map(ReportedFailure::text),
                            failed.stream().map(Start::outcome))
                    .collect(groupingBy(Facts::kind, TreeMap::new, counting()));
            return comparison.acknowledged().size() + " records acknowledged, " + failures.size()
                    + " exceptions seen by live clients, " + printed(LongRunningApplication.STUCK) + ", "
                    + printed(LongRunningApplication.LEFT) + ", " + failed.size() + " of " + starts.size()
                    + " starts failed\n"
                    + kinds.entrySet().stream()
                            .map(kind -> kind.getValue() + " times " + kind.getKey())
                            .collect(joining("\n"));
        }

        /** The text without what differs each time and without the whole report of a preflight. */
        private static String kind(String text) {
            String words = text.replaceAll("\\[[-0-9a-f]{36}]: |, \\d+ ms .*", "");
            return words.substring(0, Math.min(200, words.length()));
        }
    }

    FaultRun(LocalMsk msk, TimeScale scale, Path folder) {
        this.msk = msk;
        this.scale = scale;
        this.folder = folder;
    }

    Facts run(FaultTimetable schedule) throws Exception {
        Path catalog = catalog();
        Path journal = Files.createDirectory(folder.resolve("journal"));
        Site site = ResilienceEstate.site(msk);
        SnapshotFiles snapshots = new SnapshotFiles(Files.createDirectory(folder.resolve(SNAPSHOTS), PRIVATE));
        Path hang = folder.resolve("hang");
        String[] arguments = {catalog.toString(), journal.toString(), hang.toString()};
        try (ChildJvm living = ChildJvm.startDebuggable(site, LongRunningApplication.class, line -> {}, arguments);
                StartingApplication starting = new StartingApplication(site, catalog, snapshots, hang).revive()) {
            living.awaitOutput(LongRunningApplication.READY, TIMEOUT);
            starting.awaitSnapshots();
            List<FaultWindow> windows =
                    new FaultInjector(msk, scale, FaultyHost.of(living, starting, hang)).run(schedule);
            starting.kill();
            living.end(TIMEOUT);
            Map<String, String> outputs = Map.of("application", living.output(), "starts", starting.output());
            keep(outputs);
            return new Facts(
                    windows,
                    comparison(catalog, journal),
                    Files.readAllLines(journal.resolve("failures")).stream()
                            .map(ReportedFailure::parse)
                            .toList(),
                    starting.starts(),
                    outputs);
        }
    }

    /** Keeps the output for a person who looks for the reason of a failure. */
    private static void keep(Map<String, String> outputs) throws IOException {
        Path logs = Files.createDirectories(Path.of("target/fault-schedule"));
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            Files.writeString(logs.resolve(output.getKey() + ".log"), output.getValue());
        }
    }

    /** The catalog. Kafka's own timers are scaled like all others. */
    private Path catalog() throws IOException {
        return ResilienceEstate.catalog(
                msk,
                folder.resolve("portolan.yaml"),
                "{policy: prefer-snapshot, directory: " + folder + "}",
                "request.timeout.ms: " + scale.realSeconds(30).toMillis(),
                "default.api.timeout.ms: " + scale.realSeconds(60).toMillis(),
                "metadata.max.age.ms: " + scale.realSeconds(300).toMillis(),
                "reconnect.backoff.max.ms: 1000",
                // Not scaled, so that no record is given up.
                "max.block.ms: 300000",
                "delivery.timeout.ms: 300000",
                // How long a group waits for a member whose connection broke while it joined. At this scale it is
                // less than Kafka's five minutes.
                "max.poll.interval.ms: " + scale.realSeconds(100).toMillis(),
                // The shortest that brokers allow.
                "session.timeout.ms: 6000",
                "heartbeat.interval.ms: 2000");
    }

    private LogComparison comparison(Path catalog, Path journal) throws IOException {
        try (Portolan portolan = ResilienceEstate.open(msk, catalog)) {
            return LogComparison.of(
                    LongRunningApplication.CLUSTERS.stream()
                            .map(portolan::cluster)
                            .toList(),
                    journal);
        }
    }
}
