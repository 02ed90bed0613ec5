package io.portolan.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The threads, sockets and files of this process, counted by name. Numbers in names are left out. */
record OpenHandles(Map<String, Integer> counts) {

    /**
     * Those of a JVM that has just started. They include the one socket that a JVM keeps after it has closed a socket.
     */
    static OpenHandles atStart() throws IOException {
        new ServerSocket(0).close();
        return now();
    }

    static OpenHandles now() {
        Map<String, Integer> counts = new TreeMap<>();
        Thread.getAllStackTraces()
                .keySet()
                .forEach(thread -> counts.merge("thread " + kind(thread.getName()), 1, Integer::sum));
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            descriptors
                    .map(OpenHandles::target)
                    .filter(OpenHandles::counted)
                    .forEach(name -> counts.merge(kind(name), 1, Integer::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OpenHandles(counts);
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** Whether the file counts. Files of class loading do not count, nor does the listing itself. */
    private static boolean counted(String name) {
        return !name.isEmpty()
                && !name.endsWith(".jar")
                && !name.endsWith("/modules")
                && !name.matches("/(proc|dev)/.*");
    }

    private static String kind(String name) {
        return name.replaceAll("\\d+", "N");
    }

    int sockets() {
        return counts.getOrDefault("socket:[N]", 0);
    }

    int threads() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("thread "))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What this process has in addition to these. Waits while that may still end by itself. */
    static Map<String, Integer> more(OpenHandles than, Duration timeout) {
        ConditionWait.awaitTrue(() -> now().moreThan(than).isEmpty(), timeout);
        return now().moreThan(than);
    }

    private Map<String, Integer> moreThan(OpenHandles before) {
        Map<String, Integer> more = new TreeMap<>();
        counts.forEach((name, count) -> more.put(name, count - before.counts.getOrDefault(name, 0)));
        more.values().removeIf(count -> count <= 0);
        return more;
    }
}
