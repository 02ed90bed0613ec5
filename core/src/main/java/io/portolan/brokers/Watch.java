package io.portolan.brokers;

import io.portolan.brokers.Known.Source;
import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look-up: what is known, where from, and when the MSK API is asked again. Thread-safe. */
final class Watch {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    /** What the MSK API says of the cluster itself; nothing older stands against it. */
    private static final Set<Code> DEFINITE =
            Set.of(Code.CLUSTER_NOT_FOUND, Code.CLUSTER_NOT_ACTIVE, Code.NO_IAM_LISTENER);

    private final Lookup lookup;
    private final Sources sources;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicLong hits = new AtomicLong();
    private final LongAdder misses = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private volatile @Nullable Known known;
    private @Nullable Sighting sighting;
    private @Nullable Code trouble;
    private @Nullable Future<?> timer;
    private int failures;
    private boolean closed;

    Watch(Lookup lookup, Sources sources) {
        this.lookup = lookup;
        this.sources = sources;
    }

    Lookup lookup() {
        return lookup;
    }

    /** Listeners hear of changes for this cluster too from now on. */
    void tell(String cluster) {
        names.add(cluster);
    }

    /** What is in memory; null before the first look-up. */
    @Nullable
    Known held() {
        Known held = known;
        if (held == null) {
            misses.increment();
        } else {
            // An exact count would take twice as long as all else: of hits at the same instant, one may not be counted.
            hits.lazySet(hits.getPlain() + 1);
        }
        return held;
    }

    Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    LookupCounts counts() {
        return new LookupCounts(hits.get(), misses.sum(), failed.sum());
    }

    /** What is known for a start; one thread at a time. */
    Known obtain() {
        Known held = known;
        if (held != null) {
            return held;
        }
        Optional<Known> snapshot = sources.snapshot(lookup);
        if (snapshot.isPresent() && sources.snapshots().preferred()) {
            return begin(snapshot.get(), RefreshPlan.behindStart(sources.random()));
        }
        Optional<Known> instead = snapshot.or(() -> sources.fallback(lookup));
        try {
            return learn(sources.api().ask(lookup, instead.isPresent() ? Patience.BRIEF : Patience.CALLER));
        } catch (PortolanException e) {
            failed.increment();
            if (DEFINITE.stream().anyMatch(e::has)) {
                throw e;
            }
            return instead(instead.orElseThrow(() -> sources.nothingElse(lookup, e)), e);
        }
    }

    /** Asks the MSK API now if what is known is not from there; whether that makes it another thing, or nothing. */
    boolean corrected() {
        Known before = known;
        if (before == null || before.source() == Source.MSK_API) {
            return false;
        }
        try {
            Known now = learn(sources.api().ask(lookup, Patience.BRIEF));
            return !now.brokers().equals(before.brokers());
        } catch (RuntimeException e) {
            refreshFailed(e);
            return known == null;
        }
    }

    synchronized void close() {
        closed = true;
        cancel();
    }

    private synchronized Known begin(Known start, Duration refresh) {
        known = start;
        sighting = Sighting.of(start.brokers());
        plan(refresh);
        return start;
    }

    private synchronized Known instead(Known start, PortolanException e) {
        log.warn("The MSK API gives no bootstrap brokers; used are {}. {}", sourceText(start), e.getMessage());
        trouble = code(e);
        failures = 1;
        return begin(start, RefreshPlan.afterFailure(1, sources.random()));
    }

    private static String sourceText(Known start) {
        return start.source() == Source.CATALOG
                ? "those that the catalog gives to fall back on"
                : "those of the snapshot of " + start.since();
    }

    private Known learn(Found found) {
        BootstrapBrokers before;
        Known now;
        synchronized (this) {
            Sighting last = sighting;
            Sighting next = last == null ? Sighting.of(found.brokers()) : last.after(found.brokers());
            before = last == null ? next.brokers() : last.brokers();
            now = new Known(next.brokers(), Source.MSK_API, sources.now());
            sighting = next;
            known = now;
            works();
            plan(RefreshPlan.afterAnswer(sources.random()));
        }
        sources.keep(lookup, found.arn(), now);
        if (!now.brokers().equals(before)) {
            tell(before, now.brokers());
        }
        return now;
    }

    private void tell(BootstrapBrokers before, BootstrapBrokers after) {
        names.forEach(name -> sources.listener().brokersChanged(name, texts(before), texts(after)));
    }

    private void refresh() {
        try {
            learn(sources.api().ask(lookup, Patience.BEHIND));
        } catch (RuntimeException e) {
            refreshFailed(e);
        }
    }

    private void refreshFailed(RuntimeException e) {
        boolean gone = e instanceof PortolanException told && told.has(Code.CLUSTER_NOT_FOUND);
        if (gone) {
            // Before it is forgotten: whoever asks then must not find it again.
            sources.snapshots().drop(lookup);
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            if (gone) {
                known = null;
            }
            failed.increment();
            failures++;
            warn(gone, e);
            plan(RefreshPlan.afterFailure(failures, sources.random()));
        }
    }

    private void warn(boolean gone, RuntimeException e) {
        if (failures == 1 || code(e) != trouble) {
            trouble = code(e);
            log.warn(
                    gone
                            ? "The last known bootstrap brokers are dropped, and so is their snapshot. {}"
                            : "The last known bootstrap brokers stay in use for now. {}",
                    e.getMessage());
        }
    }

    private void works() {
        if (failures > 0) {
            log.info("Looking up the bootstrap brokers of {} works again", lookup);
        }
        failures = 0;
        trouble = null;
    }

    private void plan(Duration delay) {
        cancel();
        if (!closed) {
            timer = sources.later().run(this::refresh, delay);
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private static @Nullable Code code(RuntimeException e) {
        return e instanceof PortolanException told && !told.findings().isEmpty()
                ? told.findings().get(0).code()
                : null;
    }

    private static Set<String> texts(BootstrapBrokers brokers) {
        return brokers.addresses().stream().map(BrokerAddress::toString).collect(Collectors.toUnmodifiableSet());
    }
}
