package io.portolan.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hosts file for {@code -Djdk.net.hosts.file}. Its own lines carry a mark and are replaced all at once. All other lines
 * stay. A reader sees the old file or the new one and never a part. Thread-safe within a JVM. Only one JVM may write a file.
 */
public final class HostsFile {

    private static final String MARK = "# portolan";

    private final Path file;

    /** A hosts file at this path. The file may not exist yet. */
    public HostsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The absolute path. */
    public Path path() {
        return file;
    }

    /** Replaces its own lines. {@code localhost} and the name of this host are always among them. */
    public synchronized void write(Map<String, List<InetAddress>> names) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(draft, lines(names));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The hosts file " + file + " cannot be written", e);
        }
    }

    private List<String> lines(Map<String, List<InetAddress>> names) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.endsWith(MARK))
                    .forEach(lines::add);
        }
        lines.add("127.0.0.1 localhost " + MARK);
        String host = ownName();
        if (host != null) {
            lines.add("127.0.0.1 " + host + " " + MARK);
        }
        new TreeMap<>(names)
                .forEach((name, addresses) ->
                        addresses.forEach(address -> lines.add(address.getHostAddress() + " " + name + " " + MARK)));
        return lines;
    }

    /** InetAddress cannot give the name, because it would look in the file that is being written. */
    private static @Nullable String ownName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return System.getenv("HOSTNAME");
        }
    }
}
