package io.portolan.brokers;

import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look-up with its answer in memory. It counts its callers and plans when to ask the MSK API again. Thread-safe. */
final class CachedLookup {

    private static final Logger LOG = LoggerFactory.getLogger(CachedLookup.class);

    /** What the MSK API says of the cluster itself. Older brokers are not used in spite of it. */
    private static final Set<Code> DEFINITE =
            Set.of(Code.CLUSTER_NOT_FOUND, Code.CLUSTER_NOT_ACTIVE, Code.NO_IAM_LISTENER);

    private final BrokerLookup lookup;
    private final LookupSources sources;
    private final BrokerMemory memory;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicLong hits = new AtomicLong();
    private final LongAdder misses = new LongAdder();
    private final LongAdder failedTotal = new LongAdder();

    /** The memory's own entry. It changes with the memory under this object's lock. Asking Caffeine takes three times as long. */
    private volatile @Nullable CompletableFuture<KnownBrokers> entry;

    private @Nullable SampledBrokers sample;
    private final LookupFailures failures = new LookupFailures();
    private final LearntCluster cluster = new LearntCluster();
    private @Nullable Future<?> nextRefresh;
    private boolean closed;

    CachedLookup(BrokerLookup lookup, LookupSources sources, BrokerMemory memory) {
        this.lookup = lookup;
        this.sources = sources;
        this.memory = memory;
    }

    /** Adds a cluster that has this look-up. The listener is notified of its changes from now on. */
    void addName(String cluster) {
        names.add(cluster);
    }

    /** Returns what is in memory or what a look-up gives. Counts the call. */
    KnownBrokers resolve() {
        CompletableFuture<KnownBrokers> present = entry;
        if (present == null) {
            misses.increment();
            return memory.loadOrAwait(lookup, this::load);
        }
        // An exact count would take twice as long as all the rest. So a hit at the same instant as another may be lost.
        hits.lazySet(hits.getPlain() + 1);
        return present.join();
    }

    /** What is in memory. Counts nothing. */
    Optional<KnownBrokers> peek() {
        return Optional.ofNullable(memory.peek(lookup));
    }

    LookupCounts counts() {
        return new LookupCounts(hits.get(), misses.sum(), failedTotal.sum());
    }

    /** Finds brokers for a start. */
    private KnownBrokers load() {
        requireOpen();
        Optional<KnownBrokers> snapshot = readSnapshot();
        if (snapshot.isPresent() && sources.snapshots().isPreferred()) {
            return startWith(snapshot.get(), RefreshPlan.afterStart(sources.random()));
        }
        Optional<KnownBrokers> standIn = snapshot.or(() -> sources.fallback(lookup));
        try {
            return accept(
                    sources.api().request(lookup, standIn.isPresent() ? LookupTimeouts.BRIEF : LookupTimeouts.CALLER));
        } catch (PortolanException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failedTotal.increment();
            if (DEFINITE.stream().anyMatch(e::has)) {
                throw e;
            }
            return fallBack(standIn.orElseThrow(() -> sources.nothingElseException(lookup, e)), e);
        }
    }

    private Optional<KnownBrokers> readSnapshot() {
        Optional<BrokerSnapshot> snapshot = sources.snapshots().find(lookup);
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        synchronized (this) {
            cluster.recall(snapshot.get());
        }
        return Optional.of(snapshot.get().toKnownBrokers());
    }

    /** Keeps the id that a preflight saw, in memory and in the snapshot. */
    synchronized void learnClusterId(String id, boolean firstStays) {
        KnownBrokers known = memory.peek(lookup);
        if (closed || known == null || !cluster.learn(id, firstStays)) {
            return;
        }
        KnownBrokers identified = known.withClusterId(cluster.id());
        entry = memory.replace(lookup, identified);
        if (known.source() != Source.CATALOG) {
            cluster.arn().ifPresent(arn -> sources.writeSnapshot(lookup, arn, identified));
        }
    }

    /** Asks the MSK API now if the known brokers do not come from it. Returns whether they have changed or were dropped. */
    boolean refreshFromApi() {
        KnownBrokers before = memory.peek(lookup);
        if (before == null || before.source() == Source.MSK_API) {
            return false;
        }
        try {
            KnownBrokers now = accept(sources.api().request(lookup, LookupTimeouts.BRIEF));
            return !now.brokers().equals(before.brokers());
        } catch (RuntimeException e) {
            recordFailure(e);
            return memory.peek(lookup) == null;
        }
    }

    synchronized void close() {
        closed = true;
        cancelRefresh();
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This directory of brokers is closed");
        }
    }

    private synchronized KnownBrokers startWith(KnownBrokers start, Duration refresh) {
        sample = SampledBrokers.of(start.brokers());
        entry = memory.replace(lookup, start);
        scheduleRefresh(refresh);
        return start;
    }

    private synchronized KnownBrokers fallBack(KnownBrokers start, PortolanException e) {
        LOG.warn("The MSK API gives no bootstrap brokers. In use are {}. {}", sourceText(start), e.getMessage());
        return startWith(start, RefreshPlan.afterFailure(failures.begin(e), sources.random()));
    }

    private static String sourceText(KnownBrokers start) {
        return start.source() == Source.CATALOG
                ? "those that the catalog gives to fall back on"
                : "those of the snapshot of " + start.since();
    }

    private KnownBrokers accept(LookupAnswer found) {
        BootstrapBrokers before;
        KnownBrokers now;
        synchronized (this) {
            SampledBrokers last = sample;
            SampledBrokers next = last == null ? SampledBrokers.of(found.brokers()) : last.update(found.brokers());
            before = last == null ? next.brokers() : last.brokers();
            cluster.confirm(found.arn());
            now = new KnownBrokers(next.brokers(), Source.MSK_API, sources.now(), cluster.id());
            sample = next;
            // Before the listener is notified, because it may ask for the brokers.
            entry = memory.replace(lookup, now);
            failures.end(lookup);
            scheduleRefresh(RefreshPlan.afterAnswer(sources.random()));
        }
        sources.writeSnapshot(lookup, found.arn(), now);
        if (!now.brokers().equals(before)) {
            notifyListeners(before, now.brokers());
        }
        return now;
    }

    private void notifyListeners(BootstrapBrokers before, BootstrapBrokers after) {
        names.forEach(name -> sources.listener().brokersChanged(name, texts(before), texts(after)));
    }

    private void refresh() {
        try {
            accept(sources.api().request(lookup, LookupTimeouts.BACKGROUND));
        } catch (RuntimeException | Error e) {
            recordFailure(e);
        }
    }

    private void recordFailure(Throwable e) {
        boolean deleted = e instanceof PortolanException diagnosed && diagnosed.has(Code.CLUSTER_NOT_FOUND);
        if (deleted) {
            // Before memory forgets the cluster, because the next caller must not find its snapshot.
            sources.snapshots().delete(lookup);
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            if (deleted) {
                memory.forget(lookup);
                entry = null;
                cluster.forget();
            }
            failedTotal.increment();
            scheduleRefresh(RefreshPlan.afterFailure(failures.add(deleted, e), sources.random()));
        }
    }

    private void scheduleRefresh(Duration delay) {
        cancelRefresh();
        if (!closed) {
            nextRefresh = sources.scheduler().schedule(this::refresh, delay);
        }
    }

    private void cancelRefresh() {
        if (nextRefresh != null) {
            nextRefresh.cancel(false);
        }
    }

    private static Set<String> texts(BootstrapBrokers brokers) {
        return brokers.addresses().stream().map(BrokerAddress::toString).collect(Collectors.toUnmodifiableSet());
    }
}
