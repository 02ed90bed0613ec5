package io.portolan.brokers;

import io.portolan.brokers.Known.Source;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;

/** What all look-ups share: where brokers are known from, who hears of them, and time. */
record Sources(MskApi api, Snapshots snapshots, Later later, Timing timing, PortolanListener listener) {

    Optional<Known> snapshot(Lookup lookup) {
        Optional<Snapshot> kept = snapshots.of(lookup);
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(
                        kept.get().brokers(), Source.SNAPSHOT, kept.get().time()));
    }

    Optional<Known> fallback(Lookup lookup) {
        return lookup.fallback().isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(BootstrapBrokers.of(lookup.fallback()), Source.CATALOG, now()));
    }

    /** What there is without the MSK API. */
    Optional<Known> standIn(Lookup lookup) {
        Optional<Known> snapshot = snapshot(lookup);
        return snapshot.isPresent() ? snapshot : fallback(lookup);
    }

    /** Writes a snapshot, on the thread behind: a disk may be slow. */
    void keep(Lookup lookup, String arn, Known known) {
        snapshots.keep(lookup, new Snapshot(lookup.cluster().name(), arn, known.brokers(), known.since()));
        // It fails in no way that anybody could do something about.
        Future<?> unused = later.run(snapshots::flush, Duration.ZERO);
    }

    PortolanException nothingElse(Lookup lookup, PortolanException e) {
        return new Trouble(lookup).nothingElse(e, snapshots.told(lookup));
    }

    Instant now() {
        return timing.clock().instant();
    }

    double random() {
        return timing.random().getAsDouble();
    }
}
