package io.portolan.brokers;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder of snapshots with one small file for each look-up. Portolan makes it itself, because the folder that a user names may
 * belong to another user. Processes share it without a lock, and none loses what another wrote. A file is replaced as a whole, so
 * readers find the old one or the new one. On POSIX systems only this user can read it, and what another user can write is refused.
 */
final class SnapshotFolder {

    static final String SUFFIX = ".brokers";

    private static final String NAME = "snapshots";
    private static final String TEMPORARY = ".tmp";
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration MAX_UNUSED = Duration.ofDays(30);
    /** No process writes for so long. An older temporary file belongs to a killed process. */
    private static final Duration MAX_WRITING = Duration.ofHours(1);
    /** Clocks of hosts that share a volume differ by less. */
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final Path parent;
    private final Path path;

    /** @param parent the folder that the user names. Portolan's own is in it. */
    SnapshotFolder(Path parent) {
        this.parent = parent;
        path = parent.resolve(NAME);
    }

    Path path() {
        return path;
    }

    /** Reads the snapshot and marks it as used now. Empty if there is none or if nobody has used it in 30 days. */
    Optional<BrokerSnapshot> read(SnapshotKey key, Instant now) throws IOException {
        Path file = Path.of(key.fileName());
        try (PrivateFolder files = PrivateFolder.open(path)) {
            if (isOlder(files, file, MAX_UNUSED, now)) {
                files.delete(file);
                return Optional.empty();
            }
            BrokerSnapshot snapshot = SnapshotText.read(key, readText(files, file));
            if (snapshot.time().isAfter(now.plus(MAX_AHEAD))) {
                throw new UnusableSnapshotException("is of " + snapshot.time() + ", and this host's clock says " + now);
            }
            touch(files, file, now);
            return Optional.of(snapshot);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(SnapshotKey key, BrokerSnapshot snapshot) throws IOException {
        create();
        Path temporary = Path.of(UUID.randomUUID() + TEMPORARY);
        try (PrivateFolder files = PrivateFolder.open(path)) {
            try {
                files.writeText(temporary, SnapshotText.write(key, snapshot));
                files.rename(temporary, Path.of(key.fileName()));
            } finally {
                files.delete(temporary);
            }
            files.syncNames();
        }
    }

    void delete(SnapshotKey key) throws IOException {
        try (PrivateFolder files = PrivateFolder.open(path)) {
            files.delete(Path.of(key.fileName()));
        } catch (NoSuchFileException e) {
            // Without the folder there is no file either.
        }
    }

    /** Deletes files that nobody has used in 30 days. Also deletes the temporary files of killed processes. */
    void deleteUnused(Instant now) throws IOException {
        try (PrivateFolder files = PrivateFolder.open(path)) {
            for (Path file : files.names()) {
                String name = file.toString();
                boolean temporary = name.endsWith(TEMPORARY);
                if ((temporary || name.endsWith(SUFFIX))
                        && isOlder(files, file, temporary ? MAX_WRITING : MAX_UNUSED, now)) {
                    files.delete(file);
                }
            }
        }
    }

    private void create() throws IOException {
        Files.createDirectories(parent, OwnerRule.newFolder());
        try {
            Files.createDirectory(path, OwnerRule.newFolder());
        } catch (FileAlreadyExistsException e) {
            // Opening it shows whose it is.
        }
    }

    private static boolean isOlder(PrivateFolder files, Path file, Duration age, Instant now) throws IOException {
        return files.lastModified(file).toInstant().isBefore(now.minus(age));
    }

    private static String readText(PrivateFolder files, Path file) throws IOException {
        try {
            return files.readText(file, MAX_BYTES);
        } catch (UntrustedFileException e) {
            throw new UnusableSnapshotException(String.valueOf(e.getMessage()));
        }
    }

    private static void touch(PrivateFolder files, Path file, Instant now) {
        try {
            files.setLastModified(file, FileTime.from(now));
        } catch (IOException e) {
            // On a read-only file system the age of a snapshot counts from when it was written.
        }
    }
}
