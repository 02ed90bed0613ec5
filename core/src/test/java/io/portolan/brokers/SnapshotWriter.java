package io.portolan.brokers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Another process that writes snapshots. Its arguments are its number, the folder and how many snapshots of its own it writes. With 0
 * it writes the shared snapshot until it is killed.
 */
final class SnapshotWriter {

    static final SnapshotKey SHARED = key("shared");

    private SnapshotWriter() {}

    public static void main(String[] args) {
        String number = args[0];
        SnapshotFolder folder = new SnapshotFolder(Path.of(args[1]));
        int own = Integer.parseInt(args[2]);
        try {
            for (int i = 0; own == 0 || i < own; i++) {
                folder.write(SHARED, snapshot(number + "-" + i));
                if (own > 0) {
                    folder.write(key(number + "-" + i), snapshot(number + "-" + i));
                }
                if (i == 0) {
                    System.out.println("writing");
                }
            }
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    static SnapshotKey key(String cluster) {
        return new SnapshotKey(List.of("environment=prod", "cluster=" + cluster));
    }

    /** A snapshot that is longer than one block of a disk. */
    static BrokerSnapshot snapshot(String host) {
        return new BrokerSnapshot(
                host,
                "arn:" + "x".repeat(20_000),
                BootstrapBrokers.parse("boot-" + host + ".example:9098"),
                Instant.EPOCH,
                Optional.empty());
    }

    static Process start(List<String> shell, Path folder, int number, int own) throws IOException {
        String classPath = "target/classes:target/test-classes:"
                + Files.readString(Path.of("target/runtime.classpath")).strip();
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-cp",
                classPath,
                SnapshotWriter.class.getName(),
                String.valueOf(number),
                folder.toString(),
                String.valueOf(own)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
