package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.KnownBrokers;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.dns.SilentServers;
import io.portolan.kafka.TlsSettings;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.RunScope;
import io.portolan.runtime.Futures;
import io.portolan.runtime.WorkUrgency;
import io.portolan.runtime.WorkerThreads;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
    private final BrokerSupply brokers;
    private final PathCheck check;
    private final WorkerThreads workers;
    private final AtomicReference<@Nullable PendingPreflight> running = new AtomicReference<>();
    private final AtomicLong starts = new AtomicLong();
    private volatile @Nullable PreflightVerdict verdict;

    PreflightGate(PreflightPolicy policy, BrokerSupply brokers, PathCheck check, WorkerThreads workers) {
        this.policy = policy;
        this.brokers = brokers;
        this.check = check;
        this.workers = workers;
    }

    /** A gate for clients of the same cluster with other TLS settings. */
    PreflightGate withTls(TlsSettings tls) {
        return new PreflightGate(policy, brokers, check.withTls(tls), workers);
    }

    /** The brokers to connect to. Waits for a preflight if they are not approved yet. */
    BootstrapBrokers awaitApprovedBrokers() {
        return Futures.await(begin().approved(), InterruptException::new);
    }

    /** Begins a preflight for a caller who waits for this cluster alone. */
    PendingPreflight begin() {
        return begin(WorkUrgency.URGENT, new SilentServers());
    }

    /** Begins a preflight if the brokers are not approved. All callers share one that is under way. */
    PendingPreflight begin(WorkUrgency urgency, SilentServers silent) {
        Optional<BootstrapBrokers> approved = approvedBrokers();
        if (approved.isPresent()) {
            return PendingPreflight.alreadyApproved(approved.get());
        }
        PendingPreflight mine = PendingPreflight.create();
        PendingPreflight underWay = running.compareAndExchange(null, mine);
        PendingPreflight pending = underWay == null ? mine : underWay;
        if (pending.raise(urgency)) {
            submit(pending, urgency, silent);
        }
        return pending;
    }

    /**
     * Runs a preflight. If it passes, it is not repeated until the brokers change. If it fails, the next client needs
     * another one.
     */
    CompletableFuture<PreflightReport> beginPreflight(WorkUrgency urgency, SilentServers silent) {
        return workers.submit(urgency, crew -> {
            long start = starts.incrementAndGet();
            JudgedBrokers judged = check.run(Optional.empty(), new RunScope(crew, silent, new CompletableFuture<>()));
            record(new PreflightVerdict(start, judged, false, Instant.now()));
            return judged.report();
        });
    }

    /** The cluster id that a preflight of the known brokers has seen. Waits for a look-up if there are no brokers. */
    Optional<String> learntId() {
        return brokers.get().clusterId();
    }

    /** The preflight that counts. Null before the first one has ended. */
    @Nullable
    PreflightVerdict lastVerdict() {
        return verdict;
    }

    /**
     * The brokers that are approved now. Empty if other brokers have become known since, if none are known, or if a client
     * met others.
     */
    private Optional<BootstrapBrokers> approvedBrokers() {
        PreflightVerdict last = verdict;
        Optional<BootstrapBrokers> approved = last == null || check.isRefuted() ? Optional.empty() : last.approved();
        boolean off = policy == PreflightPolicy.OFF;
        if ((approved.isEmpty() && !off) || brokers.peek().isEmpty()) {
            return Optional.empty();
        }
        Optional<BootstrapBrokers> known = Optional.of(brokers.get().brokers());
        return off || known.equals(approved) ? known : Optional.empty();
    }

    private void submit(PendingPreflight pending, WorkUrgency urgency, SilentServers silent) {
        CompletableFuture<?> unused = workers.submit(urgency, crew -> {
                    runPreflight(pending, new RunScope(crew, silent, pending.verified()));
                    return pending;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        fail(pending, failure);
                    }
                });
    }

    private void runPreflight(PendingPreflight pending, RunScope scope) {
        if (!pending.begin()) {
            return;
        }
        try {
            // Another preflight may have passed since this one was requested.
            Optional<BootstrapBrokers> meanwhile = approvedBrokers();
            BootstrapBrokers approved = meanwhile.isPresent() ? meanwhile.get() : approve(scope);
            running.compareAndSet(pending, null);
            pending.approve(approved);
        } catch (Throwable e) {
            fail(pending, e);
        }
    }

    private void fail(PendingPreflight pending, Throwable failure) {
        running.compareAndSet(pending, null);
        pending.fail(failure);
    }

    private BootstrapBrokers approve(RunScope scope) {
        return policy == PreflightPolicy.OFF ? brokers.get().brokers() : runCheck(scope);
    }

    private BootstrapBrokers runCheck(RunScope scope) {
        JudgedBrokers judged = judge(starts.incrementAndGet(), check.run(Optional.empty(), scope));
        if (policy == PreflightPolicy.WARN && judged.brokers().isEmpty()) {
            warn(judged.report());
            // Their look-up may have been slow, or they are in memory while the MSK API is out of reach. Throws if
            // there are none.
            KnownBrokers known = brokers.get();
            judged = judge(starts.incrementAndGet(), check.run(Optional.of(known), scope));
        }
        if (!tolerates(judged)) {
            judged.report().orThrow();
        }
        BootstrapBrokers approved = judged.brokers().orElseThrow();
        logReady(judged.report(), approved);
        return approved;
    }

    private void logReady(PreflightReport report, BootstrapBrokers approved) {
        if (report.severity() != Severity.INFO) {
            warn(report);
        }
        if (!check.isLogged() && report.severity() != Severity.FAILURE) {
            LOG.info("{}. Its bootstrap brokers are {}.", report.summary(), approved.bootstrapServers());
        }
    }

    private void warn(PreflightReport report) {
        if (!check.isLogged()) {
            LOG.warn("{}", report);
        }
    }

    /** The preflight that counts now that this one has ended. Its start was numbered before it ran. */
    private JudgedBrokers judge(long start, JudgedBrokers mine) {
        return record(new PreflightVerdict(start, mine, tolerates(mine), Instant.now()))
                .judged();
    }

    private boolean tolerates(JudgedBrokers judged) {
        return policy == PreflightPolicy.WARN
                && judged.brokers().isPresent()
                && !judged.report().stopsTraffic();
    }

    /** Reports this preflight. Returns the one that counts now. */
    private PreflightVerdict record(PreflightVerdict finished) {
        PreflightVerdict latest = keepLatest(finished);
        check.announce(finished.judged().report());
        return latest;
    }

    /** Keeps this preflight unless one that started later has already ended. Returns the one that is kept. */
    private synchronized PreflightVerdict keepLatest(PreflightVerdict finished) {
        PreflightVerdict kept = verdict == null || verdict.start() < finished.start() ? finished : verdict;
        verdict = kept;
        return kept;
    }
}
