package io.portolan.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The folder of snapshots that processes share, and the faults that it can have. */
final class SnapshotFiles {

    /** The first part of a host name that planted snapshots have. */
    static final String FORGED = "boot-forged";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Path folder;
    private final Map<Path, byte[]> originals = new HashMap<>();

    SnapshotFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps the bytes of so many files, so that they can be damaged even if they are gone by then. False if there are
     * fewer files.
     */
    boolean remember(int files) {
        all().forEach(file -> unlessReplaced(() -> originals.put(file, Files.readAllBytes(file))));
        originals.keySet().removeIf(file -> !file.toString().endsWith(".brokers"));
        return originals.size() == files;
    }

    void delete() {
        all().forEach(file -> unlessReplaced(() -> Files.deleteIfExists(file)));
    }

    /** Cuts each file in half. */
    void truncate() {
        write(bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Flips one bit of each file. Another number flips another byte. */
    void flip(int number) {
        write(bytes -> {
            byte[] changed = bytes.clone();
            changed[bytes.length * number / 3] ^= (byte) (1 << number);
            return changed;
        });
    }

    /**
     * Waits until a process is writing a snapshot. Deletes those that are written meanwhile. Gives up after a timeout.
     */
    void awaitWriting() {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < end
                && all().stream().noneMatch(file -> file.toString().endsWith(".tmp"))) {
            all().stream()
                    .filter(file -> file.toString().endsWith(".brokers"))
                    .forEach(file -> unlessReplaced(() -> Files.deleteIfExists(file)));
            // The pause is short because the writing takes only a millisecond.
            LockSupport.parkNanos(100_000);
        }
    }

    /** Puts whole snapshots of another user there, or such that another user could have written. They name other brokers. */
    void plant(boolean byOwner) {
        if (!byOwner) {
            permit(folder, "rwxrwxrwx");
        }
        originals.forEach((file, bytes) -> unlessReplaced(() -> {
            Path draft = folder.resolveSibling(file.getFileName());
            Files.write(draft, forged(new String(bytes, UTF_8)));
            if (byOwner) {
                giveAway(draft);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }));
    }

    private static byte[] forged(String snapshot) {
        String body = snapshot.substring(0, snapshot.lastIndexOf("sha256=")).replaceAll("boot-[^.]+", FORGED);
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
            return (body + "sha256=" + HexFormat.of().formatHex(sum) + "\n").getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only root can give a file to another user. Others let all users write it. */
    private static void giveAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 65_534);
        } catch (IOException e) {
            permit(file, "rw-rw-rw-");
        }
    }

    private static void permit(Path file, String permissions) {
        unlessReplaced(() -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions)));
    }

    private void write(UnaryOperator<byte[]> damage) {
        originals.forEach((file, bytes) -> unlessReplaced(() -> Files.write(file, damage.apply(bytes))));
    }

    /** Empties the folder and makes it read-only. Root ignores permissions, so root finds a file in its place. */
    void lock() {
        delete();
        permit(folder, "r-x------");
        if (Files.isWritable(folder)) {
            unlessReplaced(() -> Files.move(folder, aside()));
            unlessReplaced(() -> Files.createFile(folder));
        }
    }

    /** Undoes {@link #lock} and {@link #plant}. */
    void unlock() {
        if (Files.isRegularFile(folder)) {
            unlessReplaced(() -> Files.delete(folder));
            unlessReplaced(() -> Files.move(aside(), folder));
        }
        permit(folder, "rwx------");
        originals
                .keySet()
                .forEach(file -> unlessReplaced(() -> {
                    if (Files.readString(file).contains(FORGED)) {
                        Files.delete(file);
                    }
                }));
    }

    private Path aside() {
        return folder.resolveSibling(folder.getFileName() + "-aside");
    }

    private List<Path> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void unlessReplaced(Work work) {
        try {
            work.run();
        } catch (NoSuchFileException replaced) {
            // Another process has just renamed this temporary file.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
