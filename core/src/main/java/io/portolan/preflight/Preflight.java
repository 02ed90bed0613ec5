package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.dns.JvmLookup;
import io.portolan.runtime.ElapsedTime;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Checks the path to a cluster stage by stage. The first stage that fails is the last one and those after it are skipped. So no
 * credential and no byte of Kafka's protocol goes to an address that is not the cluster's.
 *
 * <p>The first stages check the catalog, the credentials and the look-up of the brokers. The next ones check DNS from three
 * viewpoints, TCP, TLS, the SASL handshake and the metadata of the brokers. The last ones check DNS and TCP of the advertised
 * brokers.
 *
 * <p>Immutable and thread-safe. Runs share only the executor.
 *
 * <pre>{@code
 * Preflight preflight = new Preflight(catalog, executor, PreflightDeadline.growing(), PortolanListener.NONE);
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
     * @param catalog the catalog of the clusters
     * @param executor runs all checks of a stage at once. It should grow as a cached pool does. It is not closed here. Checks
     *     that the deadline leaves behind are not interrupted and end by themselves within seconds.
     * @param deadline limits a whole run. A silent name server takes 2.5 s and a silent central resolver 2 s. The JVM's own
     *     look-up gets 5 s, or 12 s if a name server knows the name. A TCP connection gets 3 s and each answer of a broker 4 s.
     * @param listener hears of each step of each run and of its report. It must not throw.
     */
    public Preflight(
            ClusterCatalog catalog, ExecutorService executor, PreflightDeadline deadline, PortolanListener listener) {
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
     * Runs all stages. The caller applies the policy with {@link PreflightReport#orThrow} and
     * {@link PreflightReport#stopsTraffic}. If the thread is interrupted, it stays interrupted and the checks that it waits for
     * count as late.
     *
     * @param cluster the cluster to check
     * @param calls what others do for the run
     * @param verified completed with the brokers once DNS, TCP and TLS have shown that they are the cluster's. If they do not
     *     show it, it is left as it is.
     * @return the findings and the brokers that they are about. The findings of a failed call are among them. Any other
     *     exception of a call is passed on.
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
