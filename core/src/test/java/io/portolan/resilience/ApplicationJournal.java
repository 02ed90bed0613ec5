package io.portolan.resilience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lines of files about the application. They show what it sent, what was acknowledged, what it read and which exceptions
 * it saw. Thread-safe.
 */
final class ApplicationJournal {

    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<LogEntry> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<LogEntry> read = new ConcurrentLinkedQueue<>();
    private final Queue<ReportedFailure> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> lastAcknowledged = new ConcurrentHashMap<>();
    private final Map<String, Long> lastRead = new ConcurrentHashMap<>();

    /** An exception that reached the application. Its time is in epoch milliseconds. */
    record ReportedFailure(long at, String text) {

        static ReportedFailure parse(String line) {
            String[] parts = line.split("\t", 2);
            return new ReportedFailure(Long.parseLong(parts[0]), parts[1]);
        }

        @Override
        public String toString() {
            return at + "\t" + text;
        }
    }

    void sent(String value) {
        sent.add(value);
    }

    void acknowledged(LogEntry entry) {
        acknowledged.add(entry);
        lastAcknowledged.merge(entry.log(), entry.offset(), Math::max);
    }

    void read(LogEntry entry) {
        read.add(entry);
        lastRead.merge(entry.log(), entry.offset(), Math::max);
    }

    void failed(String who, Exception e) {
        failures.add(new ReportedFailure(
                System.currentTimeMillis(), who + ": " + String.valueOf(e).replaceAll("\\s+", " ")));
        print(e);
    }

    /** Prints the exception and all its causes to this process's output. */
    static void print(Throwable e) {
        e.printStackTrace();
    }

    /** Whether the position of the readers is behind the last record that was acknowledged, in each partition. */
    boolean hasReadToTheEnd() {
        return lastAcknowledged.entrySet().stream()
                .allMatch(log -> lastRead.getOrDefault(log.getKey(), -1L) >= log.getValue());
    }

    void save(Path folder) throws IOException {
        write(folder.resolve("sent"), sent);
        write(folder.resolve("acknowledged"), acknowledged);
        write(folder.resolve("read"), read);
        write(folder.resolve("failures"), failures);
    }

    private static void write(Path file, Collection<?> lines) throws IOException {
        Files.write(file, List.copyOf(lines).stream().map(String::valueOf).toList());
    }
}
