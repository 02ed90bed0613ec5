package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a cluster's bootstrap brokers through once a preflight has passed; checks anew when they change. Thread-safe. */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final PreflightPolicy policy;
    private final Supplier<BootstrapBrokers> brokers;
    private final Function<Runnable, PreflightReport> preflight;
    private final Executor executor;
    private final AtomicReference<@Nullable Passage> running = new AtomicReference<>();
    private volatile @Nullable BootstrapBrokers passed;

    /** {@code preflight} is given what it runs once the brokers are proven, see {@link Passage#proven}. */
    Gate(
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
    BootstrapBrokers pass() {
        return Joined.result(enter().passed());
    }

    /** Begins a preflight, one for all callers, where the brokers have not passed one. */
    Passage enter() {
        if (policy == PreflightPolicy.OFF) {
            return Passage.free(brokers.get());
        }
        BootstrapBrokers known = passed;
        if (known != null && known.equals(brokers.get())) {
            return Passage.free(known);
        }
        Passage mine = Passage.begun();
        Passage others = running.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        try {
            executor.execute(() -> lead(known, mine));
        } catch (RejectedExecutionException e) {
            end(mine, new IllegalStateException("this Portolan is closed", e));
        }
        return mine;
    }

    /** Runs a preflight now. If it passes, it need not be repeated until the brokers change; if it fails, it must be. */
    PreflightReport preflight() {
        PreflightReport report = preflight.apply(() -> {});
        passed = report.severity() == Severity.FAILURE ? null : brokers.get();
        return report;
    }

    private void lead(@Nullable BootstrapBrokers known, Passage passage) {
        try {
            BootstrapBrokers latest = passed;
            if (latest == null || latest.equals(known)) {
                latest = check(passage);
                passed = latest;
            }
            running.set(null);
            passage.pass(latest);
        } catch (RuntimeException | Error e) {
            end(passage, e);
        }
    }

    private void end(Passage passage, Throwable failure) {
        running.set(null);
        passage.fail(failure);
    }

    private BootstrapBrokers check(Passage passage) {
        PreflightReport report = preflight.apply(() -> passage.proven().complete(brokers.get()));
        if (policy == PreflightPolicy.FAIL || report.stopsTraffic()) {
            report.orThrow();
        }
        if (report.severity() != Severity.INFO) {
            LOG.warn("{}", report);
        }
        return brokers.get();
    }
}
