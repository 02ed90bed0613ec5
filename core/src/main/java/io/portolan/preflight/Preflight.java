package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * Checks the path to a cluster, stage by stage: catalog, credentials and brokers of the control plane, DNS from three
 * viewpoints, TCP. The first stage that fails is the last; those after it are skipped. No credential and no byte of Kafka's
 * protocol is sent to a broker.
 *
 * <p>Immutable and thread-safe; runs do not share anything but the executor.
 *
 * <pre>{@code
 * Preflight preflight = new Preflight(catalog, Executors.newCachedThreadPool(), Duration.ofSeconds(15));
 * preflight.run(cluster, () -> {}, brokers::of).orThrow();
 * }</pre>
 */
public final class Preflight {

    private final Estate estate;
    private final ExecutorService executor;
    private final Limits limits;
    private final JvmLookup jvm;

    /**
     * Checks against the service VPCs, the foreign blocks and the host resolvers of this catalog.
     *
     * @param executor runs the checks, all of a stage at once: it should grow, such as a cached pool. Not closed here. What
     *     the deadline leaves behind ends by itself within seconds, and is not interrupted
     * @param deadline for a whole run, 10 to 15 s being plenty: a silent name server takes 4 s, a silent central resolver 2 s, the JVM's own lookup is
     *     given 5 s, a TCP connection 3 s
     */
    public Preflight(ClusterCatalog catalog, ExecutorService executor, Duration deadline) {
        this(Estate.of(catalog), executor, Limits.within(deadline), InetAddress::getAllByName);
    }

    Preflight(Estate estate, ExecutorService executor, Limits limits, JvmLookup jvm) {
        this.estate = estate;
        this.executor = executor;
        this.limits = limits;
        this.jvm = jvm;
    }

    /**
     * Runs all stages. The policy is the caller's to apply; see {@link PreflightReport#orThrow} and
     * {@link PreflightReport#stopsTraffic}. If the thread is interrupted, the checks that it waits for count as late, and it
     * stays interrupted.
     *
     * @param credentials assumes the control plane's roles, on the executor; throws PortolanException where that fails. Not
     *     run where the brokers are given: then nothing is asked of the control plane
     * @param brokers looks the brokers up, on the executor; throws PortolanException where that fails
     * @return the findings, a failure of credentials and brokers included; any other exception of theirs is passed on
     */
    public PreflightReport run(
            ClusterDefinition cluster, Runnable credentials, Function<ClusterDefinition, BootstrapBrokers> brokers) {
        SideBySide checks = new SideBySide(executor, limits.deadline());
        return new PreflightRun(cluster, new DnsStage(estate, cluster), checks, limits)
                .report(credentials, brokers, jvm);
    }
}
