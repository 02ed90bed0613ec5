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
 * A folder of snapshots with one small file for each look-up. Processes share it without a lock, and none loses what another wrote.
 * A file is replaced as a whole, so readers find the old one or the new one. On POSIX systems only this user can read it.
 */
final class SnapshotFolder {

    static final String SUFFIX = ".brokers";

    private static final String TEMPORARY = ".tmp";
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration MAX_UNUSED = Duration.ofDays(30);
    /** No process writes for so long. An older temporary file belongs to a killed process. */
    private static final Duration MAX_WRITING = Duration.ofHours(1);

    private final Path folder;

    SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Reads the snapshot and marks it as used now. Empty if there is none or if nobody has used it in 30 days. */
    Optional<BrokerSnapshot> read(SnapshotKey key, Instant now) throws IOException {
        Path file = folder.resolve(key.fileName());
        try {
            if (isOlder(file, MAX_UNUSED, now)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            BrokerSnapshot snapshot = SnapshotText.read(key, readText(file));
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

    /** Deletes files that nobody has used in 30 days. Also deletes the temporary files of killed processes. */
    void deleteUnused(Instant now) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + TEMPORARY + "}")) {
            for (Path file : files) {
                if (isOlder(file, file.toString().endsWith(TEMPORARY) ? MAX_WRITING : MAX_UNUSED, now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Duration age, Instant now) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(age));
    }

    private static String readText(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnusableSnapshotException("is larger than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, UTF_8);
        }
    }

    private static void touch(Path file, Instant now) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            // On a read-only file system the age of a snapshot counts from when it was written.
        }
    }

    /** Uses a stream, because an interrupt of the thread would close a channel. */
    private static void writeDurably(Path file, String text) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(text.getBytes(UTF_8));
            out.getFD().sync();
        }
    }

    /** Makes the new name survive a power cut. Windows cannot synchronise a folder, so the name may be lost there. */
    private void syncFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole. Only a power cut can still lose its name.
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
