package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a cluster's bootstrap brokers through once a preflight has passed; checks anew when they change. Thread-safe. */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final PreflightPolicy policy;
    private final Supplier<BootstrapBrokers> brokers;
    private final Supplier<PreflightReport> preflight;
    private final AtomicReference<@Nullable CompletableFuture<BootstrapBrokers>> running = new AtomicReference<>();
    private volatile @Nullable BootstrapBrokers passed;

    Gate(PreflightPolicy policy, Supplier<BootstrapBrokers> brokers, Supplier<PreflightReport> preflight) {
        this.policy = policy;
        this.brokers = brokers;
        this.preflight = preflight;
    }

    /** The brokers to connect to; waits for a preflight, one for all callers, where these have not passed one. */
    BootstrapBrokers pass() {
        BootstrapBrokers known = passed;
        if (policy == PreflightPolicy.OFF || (known != null && known.equals(brokers.get()))) {
            return brokers.get();
        }
        CompletableFuture<BootstrapBrokers> mine = new CompletableFuture<>();
        CompletableFuture<BootstrapBrokers> others = running.compareAndExchange(null, mine);
        return others == null ? lead(known, mine) : Joined.result(others);
    }

    /** Runs a preflight now. If it passes, it need not be repeated until the brokers change; if it fails, it must be. */
    PreflightReport preflight() {
        PreflightReport report = preflight.get();
        passed = report.severity() == Severity.FAILURE ? null : brokers.get();
        return report;
    }

    private BootstrapBrokers lead(@Nullable BootstrapBrokers known, CompletableFuture<BootstrapBrokers> followers) {
        try {
            BootstrapBrokers latest = passed;
            if (latest == null || latest.equals(known)) {
                latest = check();
                passed = latest;
            }
            followers.complete(latest);
            return latest;
        } catch (RuntimeException e) {
            followers.completeExceptionally(e);
            throw e;
        } finally {
            running.set(null);
        }
    }

    private BootstrapBrokers check() {
        PreflightReport report = preflight.get();
        if (policy == PreflightPolicy.FAIL || report.stopsTraffic()) {
            report.orThrow();
        }
        if (report.severity() != Severity.INFO) {
            LOG.warn("{}", report);
        }
        return brokers.get();
    }
}
