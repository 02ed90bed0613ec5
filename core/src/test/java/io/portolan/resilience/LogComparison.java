package io.portolan.resilience;

import io.portolan.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Compares the clusters' logs at the end with the application's {@link ApplicationJournal}. Each difference is one line.
 */
record LogComparison(List<LogEntry> log, Set<String> sent, Set<LogEntry> acknowledged, List<LogEntry> read) {

    static LogComparison of(Collection<Cluster> clusters, Path journal) throws IOException {
        List<LogEntry> log = new ArrayList<>();
        clusters.forEach(cluster -> log.addAll(log(cluster)));
        return new LogComparison(
                log,
                new HashSet<>(Files.readAllLines(journal.resolve("sent"))),
                new HashSet<>(entries(journal.resolve("acknowledged"))),
                entries(journal.resolve("read")));
    }

    private static List<LogEntry> entries(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(LogEntry::parse).toList();
    }

    /** The log of a cluster in the order of each partition. */
    private static List<LogEntry> log(Cluster cluster) {
        List<LogEntry> log = new ArrayList<>();
        try (Consumer<String, String> consumer =
                cluster.consumer(new StringDeserializer(), new StringDeserializer(), Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(LongRunningApplication.TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            consumer.endOffsets(partitions).forEach((partition, end) -> {
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(100))
                            .forEach(record -> log.add(LogEntry.of(cluster.name(), record)));
                }
            });
        }
        return log;
    }

    /** Records that were acknowledged but are not in the log as they were sent. */
    List<LogEntry> lost() {
        Set<LogEntry> there = new HashSet<>(log);
        return acknowledged.stream().filter(entry -> !there.contains(entry)).toList();
    }

    /** Records that were acknowledged but not read by the application as they were sent. */
    List<LogEntry> unread() {
        Set<LogEntry> seen = new HashSet<>(read);
        return acknowledged.stream().filter(entry -> !seen.contains(entry)).toList();
    }

    /** Records that the application has read but that are not in the log like that. */
    List<LogEntry> misread() {
        Set<LogEntry> there = new HashSet<>(log);
        return read.stream().filter(entry -> !there.contains(entry)).toList();
    }

    /** Records in the log that were never sent like that. */
    List<LogEntry> invented() {
        return log.stream().filter(entry -> !sent.contains(entry.value())).toList();
    }

    /** Records that are in the log more than once. */
    List<LogEntry> repeated() {
        Set<String> values = new HashSet<>();
        return log.stream().filter(entry -> !values.add(entry.value())).toList();
    }

    /** Records that are in the log after a record of the same key that was sent later. */
    List<LogEntry> disordered() {
        Map<String, LogEntry> last = new HashMap<>();
        return log.stream()
                .filter(entry -> {
                    LogEntry before = last.put(entry.key(), entry);
                    return before != null && before.number() >= entry.number();
                })
                .toList();
    }
}
