package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.runtime.Futures;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a cluster's bootstrap brokers through once a preflight has passed; checks anew when they change. Thread-safe. */
final class PreflightGate {

    private static final Logger LOG = LoggerFactory.getLogger(PreflightGate.class);

    private final PreflightPolicy policy;
    private final Supplier<BootstrapBrokers> brokers;
    private final Function<Runnable, PreflightReport> preflight;
    private final Executor executor;
    private final AtomicReference<@Nullable PendingPreflight> running = new AtomicReference<>();
    private volatile @Nullable BootstrapBrokers approved;

    /** {@code preflight} is given what it runs once the brokers are proven, see {@link PendingPreflight#verified}. */
    PreflightGate(
            PreflightPolicy policy,
            Supplier<BootstrapBrokers> brokers,
            Function<Runnable, PreflightReport> preflight,
            Executor executor) {
        this.policy = policy;
        this.brokers = brokers;
        this.preflight = preflight;
        this.executor = executor;
    }

    /** The brokers to connect to; waits for a preflight where these have not passed one. */
    BootstrapBrokers awaitApprovedBrokers() {
        return Futures.await(begin().approved(), InterruptException::new);
    }

    /** Begins a preflight, one for all callers, where the brokers have not passed one. */
    PendingPreflight begin() {
        if (policy == PreflightPolicy.OFF) {
            return PendingPreflight.alreadyApproved(brokers.get());
        }
        BootstrapBrokers known = approved;
        if (known != null && known.equals(brokers.get())) {
            return PendingPreflight.alreadyApproved(known);
        }
        PendingPreflight mine = PendingPreflight.create();
        PendingPreflight others = running.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        try {
            executor.execute(() -> runPreflight(known, mine));
        } catch (RejectedExecutionException e) {
            fail(mine, new IllegalStateException("this Portolan is closed", e));
        }
        return mine;
    }

    /** Runs a preflight now. If it passes, it need not be repeated until the brokers change; if it fails, it must be. */
    PreflightReport preflight() {
        PreflightReport report = preflight.apply(() -> {});
        approved = report.severity() == Severity.FAILURE ? null : brokers.get();
        return report;
    }

    private void runPreflight(@Nullable BootstrapBrokers known, PendingPreflight pending) {
        try {
            BootstrapBrokers latest = approved;
            if (latest == null || latest.equals(known)) {
                latest = check(pending);
                approved = latest;
            }
            running.set(null);
            pending.approve(latest);
        } catch (RuntimeException | Error e) {
            fail(pending, e);
        }
    }

    private void fail(PendingPreflight pending, Throwable failure) {
        running.set(null);
        pending.fail(failure);
    }

    private BootstrapBrokers check(PendingPreflight pending) {
        PreflightReport report = preflight.apply(() -> pending.verified().complete(brokers.get()));
        if (policy == PreflightPolicy.FAIL || report.stopsTraffic()) {
            report.orThrow();
        }
        if (report.severity() != Severity.INFO) {
            LOG.warn("{}", report);
        }
        return brokers.get();
    }
}
