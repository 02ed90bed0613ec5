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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run of a schedule, and what is known at its end. The estate and the folder are the caller's. */
final class FaultRun {

    private static final String SNAPSHOTS = "snapshots";
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final LocalMsk msk;
    private final TimeScale scale;
    private final Path folder;

    /**
     * @param left what the application has more of than at its start: threads, sockets, files
     * @param outputs all that the application, and the one that starts over and over, printed and logged
     */
    record Facts(
            List<FaultWindow> windows,
            LogComparison ledger,
            List<ReportedFailure> failures,
            List<Start> starts,
            String left,
            Map<String, String> outputs) {

        /** Whether it met a fault that takes what it needs, or the MSK API was away while the snapshot was. */
        boolean excused(Start start, long aftermath) {
            return windows.stream()
                    .filter(window -> window.meets(start.begin(), start.end(), aftermath))
                    .anyMatch(window -> window.fault().seen().compareTo(Seen.BY_STARTS) >= 0
                            || (window.fault().takesMskApi() && withoutSnapshot(window, aftermath)));
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
            return ledger.acknowledged().size() + " records acknowledged, " + failures.size()
                    + " exceptions seen by live clients, " + failed.size() + " of " + starts.size() + " starts failed\n"
                    + kinds.entrySet().stream()
                            .map(kind -> kind.getValue() + " times " + kind.getKey())
                            .collect(joining("\n"));
        }

        /** Without what differs each time, and not the whole report of a preflight. */
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
        SnapshotFiles snapshots = new SnapshotFiles(Files.createDirectory(folder.resolve(SNAPSHOTS)));
        try (ChildJvm living = ChildJvm.start(
                        site, LongRunningApplication.class, line -> {}, catalog.toString(), journal.toString());
                StartingApplication starting = new StartingApplication(site, catalog, snapshots).revive()) {
            living.awaitOutput(LongRunningApplication.READY, TIMEOUT);
            starting.awaitSnapshots();
            List<FaultWindow> windows = new FaultInjector(msk, scale, starting).run(schedule);
            starting.kill();
            living.end(TIMEOUT);
            Map<String, String> outputs = Map.of("application", living.output(), "starts", starting.output());
            keep(outputs);
            return new Facts(
                    windows,
                    ledger(catalog, journal),
                    Files.readAllLines(journal.resolve("troubles")).stream()
                            .map(ReportedFailure::parse)
                            .toList(),
                    starting.starts(),
                    left(living.output()),
                    outputs);
        }
    }

    /** For whoever looks for the reason of a failure. */
    private static void keep(Map<String, String> outputs) throws IOException {
        Path logs = Files.createDirectories(Path.of("target/fault-schedule"));
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            Files.writeString(logs.resolve(output.getKey() + ".log"), output.getValue());
        }
    }

    private static String left(String output) {
        return output.lines()
                .filter(line -> line.startsWith(LongRunningApplication.LEFT))
                .findFirst()
                .orElse("?");
    }

    /** Kafka's own timers are scaled as all others. */
    private Path catalog() throws IOException {
        return ResilienceEstate.catalog(
                msk,
                folder.resolve("portolan.yaml"),
                "{policy: prefer-snapshot, directory: " + folder.resolve(SNAPSHOTS) + "}",
                "request.timeout.ms: " + scale.realSeconds(30).toMillis(),
                "default.api.timeout.ms: " + scale.realSeconds(60).toMillis(),
                "metadata.max.age.ms: " + scale.realSeconds(300).toMillis(),
                "reconnect.backoff.max.ms: 1000",
                // As long as it is without a scale: no record is given up.
                "max.block.ms: 120000",
                // How long a group waits for a member whose connection broke while it joined; Kafka's five minutes, at
                // scale, and less.
                "max.poll.interval.ms: " + scale.realSeconds(100).toMillis(),
                // The shortest that brokers allow.
                "session.timeout.ms: 6000",
                "heartbeat.interval.ms: 2000");
    }

    private LogComparison ledger(Path catalog, Path journal) throws IOException {
        try (Portolan portolan = ResilienceEstate.open(msk, catalog)) {
            return LogComparison.of(
                    LongRunningApplication.CLUSTERS.stream()
                            .map(portolan::cluster)
                            .toList(),
                    journal);
        }
    }
}
