package io.portolan.preflight;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.dns.JvmLookup;
import io.portolan.runtime.ElapsedTime;
import java.net.InetAddress;

/**
 * Checks the path to a cluster stage by stage. The first stage that fails is the last one and those after it are skipped. So no
 * credential and no byte of Kafka's protocol goes to an address that is not the cluster's.
 *
 * <p>The first stages check the catalog, the credentials and the look-up of the brokers. The next ones check DNS from three
 * viewpoints, TCP, TLS, the SASL handshake and the metadata of the brokers. The last ones check DNS and TCP of the advertised
 * brokers.
 *
 * <p>Immutable and thread-safe. Each run has threads of its own.
 *
 * <pre>{@code
 * Preflight preflight = new Preflight(catalog, PreflightDeadline.growing(), PortolanListener.NONE);
 * preflight.run(cluster, calls, RunScope.on(executor)).report().orThrow();
 * }</pre>
 */
public final class Preflight {

    private final PreflightContext context;
    private final PreflightLimits limits;
    private final PortolanListener listener;
    private final JvmLookup jvm;

    /**
     * Checks against the service VPCs, the foreign blocks and the host resolvers of this catalog.
     *
     * @param catalog the catalog of the clusters
     * @param deadline limits a whole run. A silent name server takes 2 s, and so does a silent central resolver. The JVM's own
     *     look-up gets 5 s, or 11.6 s if a name server knows the name. A TCP connection gets 3 s and each answer of a broker 4 s.
     * @param listener hears of each step, and of each report that is announced. It must not throw.
     */
    public Preflight(ClusterCatalog catalog, PreflightDeadline deadline, PortolanListener listener) {
        this(PreflightContext.of(catalog), PreflightLimits.withDeadline(deadline), listener, InetAddress::getAllByName);
    }

    Preflight(PreflightContext context, PreflightLimits limits, PortolanListener listener, JvmLookup jvm) {
        this.context = context;
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
     * @param scope what this run has for itself
     * @return the findings and the brokers that they are about. The findings of a failed call are among them. Any other
     *     exception of a call is passed on.
     */
    public JudgedBrokers run(ClusterDefinition cluster, PreflightCalls calls, RunScope scope) {
        long start = System.nanoTime();
        StageRunner stages = new StageRunner(cluster.name(), listener, scope.threads(), limits.deadline());
        PreflightRun run = new PreflightRun(cluster, calls, new DnsStage(context, cluster), limits, scope);
        try (OpenSockets sockets = new OpenSockets()) {
            run.run(stages, jvm, sockets);
        }
        PreflightReport report = new PreflightReport(
                cluster.name(), cluster.regionId(), context.environment(), ElapsedTime.since(start), stages.reports());
        return new JudgedBrokers(report, run.judged(), run.clusterId(), run.apis());
    }

    /** Tells the listener that a run has ended. The caller does so once others can see its result. */
    public void announce(PreflightReport report) {
        listener.preflighted(report);
    }

    /** Whether the listener logs what it is told. */
    public boolean isLogged() {
        return listener.replacesLog();
    }
}
