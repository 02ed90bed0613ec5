package io.portolan.resilience;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.portolan.Portolan;
import io.portolan.resilience.Journal.Trouble;
import io.portolan.resilience.Starts.Start;
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

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LocalMsk msk;
    private final Scale scale;
    private final Path folder;

    /**
     * @param left what the application has more of than at its start: threads, sockets, files
     * @param outputs all that the application, and the one that starts over and over, printed and logged
     */
    record Facts(
            List<Window> windows,
            Ledger ledger,
            List<Trouble> troubles,
            List<Start> starts,
            String left,
            Map<String, String> outputs) {

        @Override
        public String toString() {
            List<Start> failed = starts.stream().filter(Start::failed).toList();
            Map<String, Long> kinds = Stream.concat(
                            troubles.stream().map(Trouble::text),
                            failed.stream().map(Start::outcome))
                    .collect(groupingBy(Facts::kind, TreeMap::new, counting()));
            return ledger.acknowledged().size() + " records acknowledged, " + troubles.size()
                    + " exceptions seen by live clients, " + failed.size() + " of " + starts.size() + " starts failed\n"
                    + kinds.entrySet().stream()
                            .map(kind -> kind.getValue() + " times " + kind.getKey())
                            .collect(joining("\n"));
        }

        /** Without what differs each time, and not the whole report of a preflight. */
        private static String kind(String text) {
            return text.replaceAll("\\[[-0-9a-f]{36}]: |, \\d+ ms .*", "");
        }
    }

    FaultRun(LocalMsk msk, Scale scale, Path folder) {
        this.msk = msk;
        this.scale = scale;
        this.folder = folder;
    }

    Facts of(Schedule schedule) throws Exception {
        Path catalog = catalog();
        Path journal = Files.createDirectory(folder.resolve("journal"));
        Site site = ResilienceEstate.site(msk);
        List<Window> windows;
        String starts;
        String application;
        try (ChildJvm living = ChildJvm.start(
                site, Application.class, folder.resolve("application.log"), catalog.toString(), journal.toString())) {
            living.awaitOutput(Application.READY, PATIENCE);
            try (ChildJvm starting =
                    ChildJvm.start(site, Starts.class, folder.resolve("starts.log"), catalog.toString())) {
                starting.awaitOutput(Start.PREFIX, PATIENCE);
                windows = new Striker(msk, scale).run(schedule);
                starts = starting.output();
            }
            living.end(PATIENCE);
            application = living.output();
        }
        return new Facts(
                windows,
                ledger(catalog, journal),
                Files.readAllLines(journal.resolve("troubles")).stream()
                        .map(Trouble::parse)
                        .toList(),
                starts.lines()
                        .filter(line -> line.startsWith(Start.PREFIX))
                        .map(Start::parse)
                        .toList(),
                application
                        .lines()
                        .filter(line -> line.startsWith(Application.LEFT))
                        .findFirst()
                        .orElse("?"),
                Map.of("application", application, "starts", starts));
    }

    /** Kafka's own timers are scaled as all others. */
    private Path catalog() throws IOException {
        return ResilienceEstate.catalog(
                msk,
                folder.resolve("portolan.yaml"),
                "request.timeout.ms: " + scale.realSeconds(30).toMillis(),
                "default.api.timeout.ms: " + scale.realSeconds(60).toMillis(),
                "metadata.max.age.ms: " + scale.realSeconds(300).toMillis(),
                "reconnect.backoff.max.ms: 1000",
                // As long as it is without a scale: no record is given up.
                "max.block.ms: 120000",
                // The shortest that brokers allow.
                "session.timeout.ms: 6000",
                "heartbeat.interval.ms: 2000");
    }

    private Ledger ledger(Path catalog, Path journal) throws IOException {
        try (Portolan portolan = ResilienceEstate.open(msk, catalog)) {
            return Ledger.of(
                    Application.CLUSTERS.stream().map(portolan::cluster).toList(), journal);
        }
    }
}
