package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.dns.JvmLookup;
import io.portolan.runtime.ElapsedTime;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Checks the path to a cluster, stage by stage: catalog, credentials and brokers of the control plane, DNS from three
 * viewpoints, TCP; then TLS, the SASL handshake and metadata of the brokers, and DNS and TCP of those that they advertise.
 * The first stage that fails is the last; those after it are skipped. So no credential and no byte of Kafka's protocol is
 * sent to an address that is not the cluster's.
 *
 * <p>Immutable and thread-safe; runs do not share anything but the executor.
 *
 * <pre>{@code
 * Preflight preflight = new Preflight(catalog, executor, Duration.ofSeconds(10), PortolanListener.NONE);
 * preflight.run(cluster, calls, new CompletableFuture<>()).report().orThrow();
 * }</pre>
 */
public final class Preflight {

    private final PreflightContext context;
    private final ExecutorService executor;
    private final PreflightLimits limits;
    private final PortolanListener listener;
    private final JvmLookup jvm;

    /**
     * Checks against the service VPCs, the foreign blocks and the host resolvers of this catalog.
     *
     * @param executor runs the checks, all of a stage at once: it should grow, such as a cached pool. Not closed here. What
     *     the deadline leaves behind ends by itself within seconds, and is not interrupted
     * @param deadline for a whole run, 10 to 15 s being plenty: a silent name server takes 4 s, a silent central resolver
     *     2 s, the JVM's own lookup is given 5 s, a TCP connection 3 s, each answer of a broker 4 s
     * @param listener hears of each step of each run, and of its report; throws nothing
     */
    public Preflight(ClusterCatalog catalog, ExecutorService executor, Duration deadline, PortolanListener listener) {
        this(
                PreflightContext.of(catalog),
                executor,
                PreflightLimits.withDeadline(deadline),
                listener,
                InetAddress::getAllByName);
    }

    Preflight(
            PreflightContext context,
            ExecutorService executor,
            PreflightLimits limits,
            PortolanListener listener,
            JvmLookup jvm) {
        this.context = context;
        this.executor = executor;
        this.limits = limits;
        this.listener = listener;
        this.jvm = jvm;
    }

    /**
     * Runs all stages. The policy is the caller's to apply; see {@link PreflightReport#orThrow} and
     * {@link PreflightReport#stopsTraffic}. If the thread is interrupted, the checks that it waits for count as late, and it
     * stays interrupted.
     *
     * @param calls what others do for it
     * @param verified completed with the brokers once DNS, TCP and TLS have shown that they are the cluster's; left as it is
     *     where they do not
     * @return the findings, those of a failed call included, and the brokers that they are about; any other exception of a call is
     *     passed on
     */
    public JudgedBrokers run(
            ClusterDefinition cluster, PreflightCalls calls, CompletableFuture<BootstrapBrokers> verified) {
        long start = System.nanoTime();
        StageRunner stages = new StageRunner(cluster.name(), listener, executor, limits.deadline());
        PreflightRun run = new PreflightRun(cluster, calls, new DnsStage(context, cluster), limits, verified);
        try (OpenSockets sockets = new OpenSockets()) {
            run.run(stages, jvm, sockets);
        }
        PreflightReport report = new PreflightReport(
                cluster.name(), cluster.regionId(), context.environment(), ElapsedTime.since(start), stages.reports());
        listener.preflighted(report);
        return new JudgedBrokers(report, run.judged());
    }
}
