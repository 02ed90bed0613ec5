package io.portolan.brokers;

import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;

/** What all look-ups of a directory share. It gives them the sources of brokers, the listener and the time. */
record LookupSources(
        MskApi api, SnapshotStore snapshots, TaskScheduler scheduler, TimeSource time, PortolanListener listener) {

    Optional<KnownBrokers> fallback(BrokerLookup lookup) {
        return lookup.fallback().isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownBrokers(BootstrapBrokers.of(lookup.fallback()), Source.CATALOG, now()));
    }

    /** Brokers to use without the MSK API. A snapshot comes before the catalog's fallback. */
    Optional<KnownBrokers> standIn(BrokerLookup lookup) {
        Optional<BrokerSnapshot> snapshot = snapshots.find(lookup);
        return snapshot.isPresent() ? Optional.of(snapshot.get().toKnownBrokers()) : fallback(lookup);
    }

    /** Writes a snapshot on the background thread, because a disk may be slow. */
    void writeSnapshot(BrokerLookup lookup, String arn, KnownBrokers known) {
        snapshots.writeLater(
                lookup,
                new BrokerSnapshot(lookup.cluster().name(), arn, known.brokers(), known.since(), known.clusterId()));
        // The store logs its own failures, so nobody needs the result.
        Future<?> unused = scheduler.schedule(snapshots::flush, Duration.ZERO);
    }

    PortolanException nothingElseException(BrokerLookup lookup, PortolanException e) {
        return new LookupErrors(lookup).nothingElse(e, snapshots.describeAbsence(lookup));
    }

    Instant now() {
        return time.clock().instant();
    }

    double random() {
        return time.random().getAsDouble();
    }
}
