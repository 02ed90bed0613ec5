package io.portolan.brokers;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.Endpoints;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.catalog.SnapshotSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the snapshots of earlier processes and keeps new ones for the next start. Never throws. A failure is logged once. */
final class SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final String FIX =
            "Name a writable folder as snapshot.directory in the catalog, or set snapshot.policy to off.";

    private final String environment;
    private final Endpoints endpoints;
    private final SnapshotPolicy policy;
    private final Optional<SnapshotFolder> folder;
    private final Clock clock;
    private final Map<BrokerLookup, BrokerSnapshot> unsaved = new ConcurrentHashMap<>();
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicBoolean cleaned = new AtomicBoolean();

    SnapshotStore(ClusterCatalog catalog, Clock clock) {
        SnapshotSettings settings = catalog.snapshot();
        environment = catalog.environment();
        endpoints = catalog.endpoints();
        policy = settings.policy();
        Optional<Path> path = settings.directory().isPresent() ? settings.directory() : CacheFolder.ofThisUser();
        folder = policy == SnapshotPolicy.OFF ? Optional.empty() : path.map(SnapshotFolder::new);
        this.clock = clock;
    }

    /** Whether a start uses a snapshot without asking the MSK API first. */
    boolean isPreferred() {
        return policy == SnapshotPolicy.PREFER_SNAPSHOT;
    }

    /** What an earlier process knew. Empty if there is no file or it cannot be used. */
    Optional<BrokerSnapshot> find(BrokerLookup lookup) {
        Optional<SnapshotKey> key = key(lookup);
        return key.isPresent() ? read(folder.orElseThrow(), key.get(), BrokerZones.of(lookup)) : Optional.empty();
    }

    /** Keeps a snapshot until the next {@link #flush} writes it. */
    void writeLater(BrokerLookup lookup, BrokerSnapshot snapshot) {
        unsaved.put(lookup, snapshot);
    }

    /** Writes all snapshots that wait. It keeps its lock while it writes, so closing waits for it. */
    synchronized void flush() {
        for (BrokerLookup lookup : List.copyOf(unsaved.keySet())) {
            BrokerSnapshot snapshot = unsaved.remove(lookup);
            if (snapshot != null) {
                change(lookup, (files, key) -> files.write(key, snapshot));
            }
        }
        if (!cleaned.getAndSet(true) && folder.isPresent()) {
            deleteUnused(folder.get());
        }
    }

    /** Deletes the snapshot of a cluster that no longer exists. */
    synchronized void delete(BrokerLookup lookup) {
        unsaved.remove(lookup);
        change(lookup, SnapshotFolder::delete);
    }

    /** Why this cluster has no snapshot. The text is for an error. */
    String describeAbsence(BrokerLookup lookup) {
        if (policy == SnapshotPolicy.OFF) {
            return "off by the catalog's snapshot.policy";
        }
        if (folder.isEmpty()) {
            return "off, since no cache folder of this user is known";
        }
        return key(lookup).isEmpty()
                ? "not kept of a cluster that is known by name, without a role that tells its account"
                : "none that can be used in " + folder.get().path();
    }

    private Optional<SnapshotKey> key(BrokerLookup lookup) {
        if (folder.isPresent()) {
            return SnapshotKey.of(environment, endpoints, lookup);
        }
        if (policy != SnapshotPolicy.OFF && !failing.getAndSet(true)) {
            LOG.warn(
                    "Bootstrap brokers are not kept, so a start needs the MSK API. No cache folder of this user is known: the"
                            + " JVM's user.home is \"{}\". {}",
                    System.getProperty("user.home", ""),
                    FIX);
        }
        return Optional.empty();
    }

    private Optional<BrokerSnapshot> read(SnapshotFolder files, SnapshotKey key, BrokerZones zones) {
        try {
            Optional<BrokerSnapshot> snapshot = files.read(key, clock.instant());
            if (snapshot.isPresent()) {
                zones.check(snapshot.get());
            }
            return snapshot;
        } catch (UnusableSnapshotException e) {
            if (damaged.add(key.fileName())) {
                LOG.warn("The snapshot {} is ignored: it {}.", files.path().resolve(key.fileName()), e.getMessage());
            }
        } catch (IOException | RuntimeException e) {
            warnOnce(files, e);
        }
        return Optional.empty();
    }

    /** A change of one file. */
    private interface FileChange {
        void apply(SnapshotFolder files, SnapshotKey key) throws IOException;
    }

    private void change(BrokerLookup lookup, FileChange change) {
        Optional<SnapshotKey> key = key(lookup);
        if (key.isEmpty()) {
            return;
        }
        SnapshotFolder files = folder.orElseThrow();
        try {
            change.apply(files, key.get());
            if (failing.getAndSet(false)) {
                LOG.info("Bootstrap brokers are kept in {} again.", files.path());
            }
        } catch (IOException | RuntimeException e) {
            warnOnce(files, e);
        }
    }

    private void deleteUnused(SnapshotFolder files) {
        try {
            files.deleteUnused(clock.instant());
        } catch (IOException | RuntimeException e) {
            LOG.debug("Old snapshots stay in {}.", files.path(), e);
        }
    }

    private void warnOnce(SnapshotFolder files, Exception e) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (interrupted || failing.getAndSet(true)) {
            return;
        }
        if (e instanceof UntrustedFileException) {
            LOG.warn(
                    "Bootstrap brokers cannot be kept in {}, so a start needs the MSK API. It {}. Remove it, so that Portolan"
                            + " makes it again, or take these permissions away. {}",
                    files.path(),
                    e.getMessage(),
                    FIX);
        } else {
            LOG.warn(
                    "Bootstrap brokers cannot be kept in {}, so a start needs the MSK API. {} {}",
                    files.path(),
                    FIX,
                    e.toString());
        }
    }
}
