package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other processes write one {@link SnapshotFolder} at the same time. Some are killed while they write. One finds the disk full. */
@Timeout(120)
class SnapshotProcessesTest {

    @TempDir
    Path path;

    @Test
    void concurrentProcessesKeepSnapshotsWhole() throws Exception {
        int own = 150;
        SnapshotFolder folder = new SnapshotFolder(path);
        List<Process> writers =
                List.of(SnapshotWriter.start(List.of(), path, 1, own), SnapshotWriter.start(List.of(), path, 2, own));
        int read = 0;
        while (writers.stream().anyMatch(Process::isAlive)) {
            read += folder.read(SnapshotWriter.SHARED, Instant.now()).isPresent() ? 1 : 0;
        }
        for (Process writer : writers) {
            assertThat(SnapshotWriter.output(writer)).isEqualToIgnoringNewLines("writing");
        }

        assertThat(read).as("whole files read while others write").isGreaterThan(100);
        for (int number = 1; number <= 2; number++) {
            for (int i = 0; i < own; i++) {
                String name = number + "-" + i;
                assertThat(folder.read(SnapshotWriter.key(name), Instant.now()))
                        .contains(SnapshotWriter.snapshot(name));
            }
        }
        assertThat(files()).as("nothing but one file for each").isEqualTo(2L * own + 1);
    }

    @Test
    void killedWriterLeavesAWholeSnapshot() throws Exception {
        SnapshotFolder folder = new SnapshotFolder(path);
        for (int round = 0; round < 5; round++) {
            Process writer = SnapshotWriter.start(List.of(), path, round, 0);
            assertThat(writer.inputReader().readLine()).isEqualTo("writing");
            // The kill comes some writes later at a random point.
            BrokerSnapshot first =
                    folder.read(SnapshotWriter.SHARED, Instant.now()).orElseThrow();
            while (folder.read(SnapshotWriter.SHARED, Instant.now())
                    .orElseThrow()
                    .equals(first)) {
                Thread.onSpinWait();
            }
            writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            assertThat(folder.read(SnapshotWriter.SHARED, Instant.now())).isPresent();
        }
        folder.deleteUnused(Instant.now().plus(Duration.ofHours(2)));
        assertThat(files()).as("what the killed ones left is cleaned").isEqualTo(1);
    }

    /** A limit on the size of files stands for a full disk, because a real one needs a mount. */
    @Test
    void fullDiskLeavesTheOldSnapshot() throws Exception {
        SnapshotFolder folder = new SnapshotFolder(path);
        folder.write(SnapshotWriter.SHARED, SnapshotWriter.snapshot("old"));
        Process writer = SnapshotWriter.start(List.of("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"), path, 1, 1);

        assertThat(SnapshotWriter.output(writer)).contains("IOException").doesNotContain("writing");
        assertThat(writer.waitFor()).isZero();
        assertThat(folder.read(SnapshotWriter.SHARED, Instant.now())).contains(SnapshotWriter.snapshot("old"));
        assertThat(files()).isEqualTo(1);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("snapshots"))) {
            return files.count();
        }
    }
}
