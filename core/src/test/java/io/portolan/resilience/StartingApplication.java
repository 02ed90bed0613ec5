package io.portolan.resilience;

import io.portolan.resilience.RepeatedStarts.Start;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** The processes of {@link RepeatedStarts}, one after the other. Thread-safe. */
final class StartingApplication implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final Site site;
    private final Path catalog;
    private final SnapshotFiles snapshots;
    private final Path hang;
    private final Queue<Start> starts = new ConcurrentLinkedQueue<>();
    private final List<ChildJvm> processes = new ArrayList<>();

    StartingApplication(Site site, Path catalog, SnapshotFiles snapshots, Path hang) {
        this.site = site;
        this.catalog = catalog;
        this.snapshots = snapshots;
        this.hang = hang;
    }

    /** Starts a process unless one runs. */
    synchronized StartingApplication revive() {
        try {
            if (processes.isEmpty() || !current().isAlive()) {
                processes.add(ChildJvm.startDebuggable(
                        site, RepeatedStarts.class, this::line, catalog.toString(), hang.toString()));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        if (line.startsWith(Start.PREFIX)) {
            starts.add(Start.parse(line));
        }
    }

    /** Waits until it has started on each cluster and has written both snapshots. */
    void awaitSnapshots() {
        if (!ConditionWait.awaitTrue(() -> snapshots.remember(LongRunningApplication.CLUSTERS.size()), TIMEOUT)) {
            throw new IllegalStateException("No snapshots are written:\n" + output());
        }
    }

    /** All starts that have ended. */
    List<Start> starts() {
        return List.copyOf(starts);
    }

    /**
     * Waits for a start that began after this time in epoch milliseconds. It may have to be a good one. Gives up after a
     * timeout.
     */
    void awaitStart(long since, boolean good) {
        ConditionWait.awaitTrue(
                () -> starts.stream().anyMatch(start -> start.begin() > since && !(good && start.failed())), TIMEOUT);
    }

    /** Waits until a start could not write its snapshot. Deletes those that others write meanwhile. */
    void awaitFailedWrite() {
        int before = output().length();
        ConditionWait.awaitTrue(
                () -> {
                    snapshots.delete();
                    return output().indexOf("File too large", before) >= 0;
                },
                TIMEOUT);
    }

    /** Kills the current process with SIGKILL. */
    void kill() {
        current().close();
    }

    /** Keeps its files from growing, as if the disk were full. */
    void fillDisk() {
        current().limitFileSize("0:unlimited");
    }

    void freeDisk() {
        current().limitFileSize("unlimited");
    }

    SnapshotFiles snapshots() {
        return snapshots;
    }

    synchronized String output() {
        return processes.stream().map(ChildJvm::output).collect(Collectors.joining("\n"));
    }

    synchronized boolean hasPrinted(String words) {
        return processes.stream().anyMatch(process -> process.hasPrinted(words));
    }

    synchronized ChildJvm current() {
        return processes.get(processes.size() - 1);
    }

    @Override
    public synchronized void close() {
        processes.forEach(ChildJvm::close);
    }
}
