package io.portolan.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The folder of snapshots that processes share, and what may befall it. */
final class SnapshotFiles {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Path folder;
    private final Map<Path, byte[]> whole = new HashMap<>();

    SnapshotFiles(Path folder) {
        this.folder = folder;
    }

    /** Keeps the bytes of so many files, to damage them also where they are gone by then; false while there are fewer. */
    boolean remember(int files) {
        all().forEach(file -> doing(() -> whole.put(file, Files.readAllBytes(file))));
        whole.keySet().removeIf(file -> !file.toString().endsWith(".brokers"));
        return whole.size() == files;
    }

    void delete() {
        all().forEach(file -> doing(() -> Files.deleteIfExists(file)));
    }

    /** Cuts each file in half. */
    void truncate() {
        write(bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Flips one bit of each file: of another byte for another number. */
    void flip(int number) {
        write(bytes -> {
            byte[] changed = bytes.clone();
            changed[bytes.length * number / 3] ^= (byte) (1 << number);
            return changed;
        });
    }

    /** Waits until a process is writing one, and deletes those that are written meanwhile; in vain where none is written at all. */
    void awaitWriting() {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < end
                && all().stream().noneMatch(file -> file.toString().endsWith(".tmp"))) {
            all().stream()
                    .filter(file -> file.toString().endsWith(".brokers"))
                    .forEach(file -> doing(() -> Files.deleteIfExists(file)));
            // Short: the writing takes a millisecond.
            LockSupport.parkNanos(100_000);
        }
    }

    private void write(UnaryOperator<byte[]> damage) {
        whole.forEach((file, bytes) -> doing(() -> Files.write(file, damage.apply(bytes))));
    }

    /** Empties the folder and keeps all from writing into it; root, whom no permission hinders, finds a file in its place. */
    void lock() {
        delete();
        doing(() -> Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------")));
        if (Files.isWritable(folder)) {
            doing(() -> Files.move(folder, aside()));
            doing(() -> Files.createFile(folder));
        }
    }

    /** Undoes {@link #lock}. */
    void unlock() {
        if (Files.isRegularFile(folder)) {
            doing(() -> Files.delete(folder));
            doing(() -> Files.move(aside(), folder));
        }
        doing(() -> Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")));
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
        void done() throws IOException;
    }

    private static void doing(Work work) {
        try {
            work.done();
        } catch (NoSuchFileException replaced) {
            // A temporary file that another process has just renamed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
