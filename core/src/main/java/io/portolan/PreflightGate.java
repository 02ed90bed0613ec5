package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
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
 * Approves a cluster's bootstrap brokers once a preflight of them has passed. Other brokers need another preflight. Where several
 * preflights overlap, the one that started last counts. Thread-safe.
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

    /** The brokers to connect to; waits for a preflight where these are not approved. */
    BootstrapBrokers awaitApprovedBrokers() {
        return Futures.await(begin().approved(), InterruptException::new);
    }

    /** Begins a preflight, one for all callers, where the brokers are not approved. */
    PendingPreflight begin() {
        if (policy == PreflightPolicy.OFF) {
            return PendingPreflight.alreadyApproved(brokers.get().brokers());
        }
        Optional<BootstrapBrokers> approved = approvedBrokers();
        if (approved.isPresent()) {
            return PendingPreflight.alreadyApproved(approved.get());
        }
        PendingPreflight mine = PendingPreflight.create();
        PendingPreflight others = running.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        try {
            executor.execute(() -> runPreflight(mine));
        } catch (RuntimeException e) {
            fail(mine, e);
        }
        return mine;
    }

    /** Runs a preflight now. If it passes, it need not be repeated until the brokers change; if it fails, it must be. */
    PreflightReport preflight() {
        long start = starts.incrementAndGet();
        JudgedBrokers judged = check.run(new CompletableFuture<>());
        keepLatest(new PreflightVerdict(start, judged, false, Instant.now()));
        return judged.report();
    }

    /** The preflight that counts; null before one has ended. */
    @Nullable
    PreflightVerdict lastVerdict() {
        return verdict;
    }

    /** Those approved by now; empty if others have become known since. */
    private Optional<BootstrapBrokers> approvedBrokers() {
        PreflightVerdict last = verdict;
        Optional<BootstrapBrokers> approved = last == null ? Optional.empty() : last.approved();
        return approved.isPresent() && approved.get().equals(brokers.get().brokers()) ? approved : Optional.empty();
    }

    private void runPreflight(PendingPreflight pending) {
        try {
            // Another may have passed since this one was asked for.
            Optional<BootstrapBrokers> others = approvedBrokers();
            BootstrapBrokers approved = others.isPresent() ? others.get() : runCheck(pending.verified());
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
        JudgedBrokers judged = judge(verified);
        if (policy == PreflightPolicy.WARN && judged.brokers().isEmpty()) {
            LOG.warn("{}", judged.report());
            // Asking throws what keeps a client from its brokers. If they have come late, they can be judged now.
            LOG.info("Bootstrap brokers came late, and are checked now: {}", brokers.get());
            judged = judge(verified);
        }
        if (!tolerates(judged)) {
            judged.report().orThrow();
        }
        if (judged.report().severity() != Severity.INFO) {
            LOG.warn("{}", judged.report());
        }
        return judged.brokers().orElseThrow();
    }

    /** Runs a preflight; returns what counts at its end. */
    private JudgedBrokers judge(CompletableFuture<BootstrapBrokers> verified) {
        long start = starts.incrementAndGet();
        JudgedBrokers mine = check.run(verified);
        return keepLatest(new PreflightVerdict(start, mine, tolerates(mine), Instant.now()))
                .judged();
    }

    private boolean tolerates(JudgedBrokers judged) {
        return policy == PreflightPolicy.WARN
                && judged.brokers().isPresent()
                && !judged.report().stopsTraffic();
    }

    /** Keeps this, unless one that started later has ended already; returns what is kept. */
    private synchronized PreflightVerdict keepLatest(PreflightVerdict ended) {
        PreflightVerdict kept = verdict == null || verdict.start() < ended.start() ? ended : verdict;
        verdict = kept;
        return kept;
    }
}
