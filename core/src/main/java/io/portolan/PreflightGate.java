package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.runtime.Futures;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Approves a cluster's bootstrap brokers once a preflight of them has passed. Other brokers need another preflight. If
 * several preflights overlap, the one that started last counts. Thread-safe.
 */
final class PreflightGate {

    private static final Logger LOG = LoggerFactory.getLogger(PreflightGate.class);

    private final PreflightPolicy policy;
    private final Supplier<KnownBrokers> brokers;
    private final PathCheck check;
    private final Executor executor;
    private final AtomicReference<@Nullable PendingPreflight> running = new AtomicReference<>();
    private final AtomicLong starts = new AtomicLong();
    private volatile @Nullable PreflightVerdict verdict;

    PreflightGate(PreflightPolicy policy, Supplier<KnownBrokers> brokers, PathCheck check, Executor executor) {
        this.policy = policy;
        this.brokers = brokers;
        this.check = check;
        this.executor = executor;
    }

    /** A gate for clients of the same cluster with other TLS settings. */
    PreflightGate withTls(TlsSettings tls) {
        return new PreflightGate(policy, brokers, check.withTls(tls), executor);
    }

    /** The brokers to connect to. Waits for a preflight if they are not approved yet. */
    BootstrapBrokers awaitApprovedBrokers() {
        return Futures.await(begin().approved(), InterruptException::new);
    }

    /** Begins a preflight if the brokers are not approved. All callers share one that is under way. */
    PendingPreflight begin() {
        if (policy == PreflightPolicy.OFF) {
            return PendingPreflight.alreadyApproved(brokers.get().brokers());
        }
        Optional<BootstrapBrokers> approved = approvedBrokers();
        if (approved.isPresent()) {
            return PendingPreflight.alreadyApproved(approved.get());
        }
        PendingPreflight mine = PendingPreflight.create();
        PendingPreflight underWay = running.compareAndExchange(null, mine);
        if (underWay != null) {
            return underWay;
        }
        try {
            executor.execute(() -> runPreflight(mine));
        } catch (RuntimeException e) {
            fail(mine, e);
        }
        return mine;
    }

    /**
     * Runs a preflight now. If it passes, it is not repeated until the brokers change. If it fails, the next client needs
     * another one.
     */
    PreflightReport preflight() {
        long start = starts.incrementAndGet();
        JudgedBrokers judged = check.run(Optional.empty(), new CompletableFuture<>());
        keepLatest(new PreflightVerdict(start, judged, false, Instant.now()));
        return judged.report();
    }

    /** The preflight that counts. Null before the first one has ended. */
    @Nullable
    PreflightVerdict lastVerdict() {
        return verdict;
    }

    /** The brokers that are approved now. Empty if other brokers have become known since. */
    private Optional<BootstrapBrokers> approvedBrokers() {
        PreflightVerdict last = verdict;
        Optional<BootstrapBrokers> approved = last == null ? Optional.empty() : last.approved();
        return approved.isPresent() && approved.get().equals(brokers.get().brokers()) ? approved : Optional.empty();
    }

    private void runPreflight(PendingPreflight pending) {
        try {
            // Another preflight may have passed since this one was requested.
            Optional<BootstrapBrokers> meanwhile = approvedBrokers();
            BootstrapBrokers approved = meanwhile.isPresent() ? meanwhile.get() : runCheck(pending.verified());
            running.set(null);
            pending.approve(approved);
        } catch (RuntimeException | Error e) {
            fail(pending, e);
        }
    }

    private void fail(PendingPreflight pending, Throwable failure) {
        running.set(null);
        pending.fail(failure);
    }

    private BootstrapBrokers runCheck(CompletableFuture<BootstrapBrokers> verified) {
        JudgedBrokers judged = judge(starts.incrementAndGet(), check.run(Optional.empty(), verified));
        if (policy == PreflightPolicy.WARN && judged.brokers().isEmpty()) {
            LOG.warn("{}", judged.report());
            // Their look-up may have been slow, or they are in memory while the MSK API is out of reach. Throws if
            // there are none.
            KnownBrokers known = brokers.get();
            judged = judge(starts.incrementAndGet(), check.run(Optional.of(known), verified));
        }
        if (!tolerates(judged)) {
            judged.report().orThrow();
        }
        if (judged.report().severity() != Severity.INFO) {
            LOG.warn("{}", judged.report());
        }
        return judged.brokers().orElseThrow();
    }

    /** The preflight that counts now that this one has ended. Its start was numbered before it ran. */
    private JudgedBrokers judge(long start, JudgedBrokers mine) {
        return keepLatest(new PreflightVerdict(start, mine, tolerates(mine), Instant.now()))
                .judged();
    }

    private boolean tolerates(JudgedBrokers judged) {
        return policy == PreflightPolicy.WARN
                && judged.brokers().isPresent()
                && !judged.report().stopsTraffic();
    }

    /** Keeps this preflight unless one that started later has already ended. Returns the one that is kept. */
    private synchronized PreflightVerdict keepLatest(PreflightVerdict ended) {
        PreflightVerdict kept = verdict == null || verdict.start() < ended.start() ? ended : verdict;
        verdict = kept;
        return kept;
    }
}
