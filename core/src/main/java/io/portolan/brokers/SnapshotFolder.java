package io.portolan.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A folder of snapshots, one small file for each look-up, so that processes share it without a lock and none loses what
 * another wrote. A file is replaced as a whole: readers find the old one or the new one. For this user alone.
 */
final class SnapshotFolder {

    static final String SUFFIX = ".brokers";

    private static final String TEMPORARY = ".tmp";
    private static final int LARGEST = 64 * 1024;
    private static final Duration UNUSED = Duration.ofDays(30);
    /** Of a process that was killed: nobody writes for so long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;

    SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** The snapshot, marked as used now; empty if there is none, or none that was used in 30 days. */
    Optional<BrokerSnapshot> read(SnapshotKey key, Instant now) throws IOException {
        Path file = folder.resolve(key.fileName());
        try {
            if (older(file, UNUSED, now)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            BrokerSnapshot snapshot = SnapshotText.read(key, text(file));
            touch(file, now);
            return Optional.of(snapshot);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(SnapshotKey key, BrokerSnapshot snapshot) throws IOException {
        Files.createDirectories(folder, forThisUser("rwx------"));
        Path temporary = Files.createTempFile(folder, "", TEMPORARY, forThisUser("rw-------"));
        try {
            writeDurably(temporary, SnapshotText.write(key, snapshot));
            Files.move(
                    temporary,
                    folder.resolve(key.fileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder();
    }

    void delete(SnapshotKey key) throws IOException {
        Files.deleteIfExists(folder.resolve(key.fileName()));
    }

    /** Removes what nobody used in 30 days, and what killed processes left behind. */
    void deleteUnused(Instant now) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + TEMPORARY + "}")) {
            for (Path file : files) {
                if (older(file, file.toString().endsWith(TEMPORARY) ? ABANDONED : UNUSED, now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean older(Path file, Duration age, Instant now) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(age));
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UnusableSnapshotException("is larger than " + LARGEST + " bytes");
            }
            return new String(bytes, UTF_8);
        }
    }

    private static void touch(Path file, Instant now) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            // On a read-only file system a snapshot ages from when it was written.
        }
    }

    /** By a stream, not a channel: the thread's interruption must not cost the snapshot. */
    private static void writeDurably(Path file, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(text.getBytes(UTF_8));
            out.getFD().sync();
        }
    }

    /** So that the new name survives a power cut; where a folder cannot be synchronised (Windows), it may not. */
    private void syncFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is whole, and is there for as long as the system runs.
        }
    }

    private static FileAttribute<?>[] forThisUser(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
