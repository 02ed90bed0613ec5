package io.portolan.brokers;

import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ClusterIdRule;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.SharedTimer;
import io.portolan.runtime.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Looks up bootstrap brokers and keeps them in memory. The catalog's snapshot policy decides whether a file keeps them for the next
 * start. Make one directory, share it and close it. Thread-safe.
 *
 * <p>One look-up serves all callers who ask at the same time. A background thread refreshes its answer every 20 to 30 minutes, even
 * if nobody asks. The answer stays in use while the MSK API fails. All directories of a JVM share that thread. They also share one
 * budget of calls for each account and region.
 *
 * <pre>{@code
 * try (BrokerDirectory brokers = new BrokerDirectory(catalog, leases, listener)) {
 *     String servers = brokers.resolve(cluster).bootstrapServers();
 * }
 * }</pre>
 */
public final class BrokerDirectory implements AutoCloseable {

    /** Not the thread of the credentials, because they must not wait for a slow MSK API. */
    static final String REFRESH_THREAD = "portolan-brokers-refresh";

    private static final SharedTimer TIMER_OF_THIS_JVM = new SharedTimer(REFRESH_THREAD);

    private final LookupSources sources;
    private final Map<BrokerLookup, CachedLookup> cachedLookups = new ConcurrentHashMap<>();
    private final Map<BrokerSource, GivenBrokers> given = new ConcurrentHashMap<>();
    private final BrokerMemory memory = new BrokerMemory();
    private volatile boolean closed;

    /**
     * Makes a directory without a call.
     *
     * @param catalog has the environment, the endpoints and the snapshot settings
     * @param controlPlane gives the credentials that sign the calls about a cluster. It is called for each look-up at the MSK API.
     *     The caller closes the credentials.
     * @param listener is notified of calls and of changed brokers. It must not throw.
     */
    public BrokerDirectory(
            ClusterCatalog catalog,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            PortolanListener listener) {
        this(catalog, controlPlane, listener, TimeSource.system());
    }

    private BrokerDirectory(
            ClusterCatalog catalog,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            PortolanListener listener,
            TimeSource time) {
        this(new LookupSources(
                new MskApi(catalog.endpoints(), controlPlane, CallBudgets.OF_THIS_JVM, time, listener),
                new SnapshotStore(catalog, time.clock()),
                TIMER_OF_THIS_JVM.share(),
                time,
                listener));
    }

    BrokerDirectory(LookupSources sources) {
        this.sources = sources;
    }

    /**
     * Returns the cluster's bootstrap brokers from the first source that has them. The sources are asked in this order.
     *
     * <ol>
     *   <li>The catalog gives the brokers of a cluster that needs no look-up. No call is made.
     *   <li>Memory has the brokers of an earlier look-up.
     *   <li>The snapshot and the MSK API follow in the order of the catalog's snapshot policy.
     *   <li>The catalog may give brokers to fall back on if the API cannot be asked or refuses the caller.
     * </ol>
     *
     * <p>The call is {@code GetBootstrapBrokers}. For a cluster known by name {@code ListClustersV2} comes before it. A failure may
     * need {@code DescribeClusterV2} for its explanation. A failed look-up has one of these codes.
     *
     * <ul>
     *   <li>{@code CLUSTER_NOT_FOUND} means that no cluster has this ARN or name.
     *   <li>{@code CLUSTER_NOT_ACTIVE} means that the cluster's state is not {@code ACTIVE} and that it gives no brokers.
     *   <li>{@code NO_IAM_LISTENER} means that the cluster does not have the listener that the catalog names.
     *   <li>{@code UNEXPECTED_BROKERS} means that the API names hosts that are not MSK's.
     *   <li>{@code CONTROL_PLANE_DENIED} means that the MSK API refuses the caller or the request.
     *   <li>{@code CONTROL_PLANE_UNREACHABLE} means that the API does not answer, has a fault or throttles.
     *   <li>{@code CLOCK_SKEW} means that the clock of this host is wrong.
     * </ul>
     *
     * @throws io.portolan.diagnosis.PortolanException if the look-up fails. An exception of the credentials' provider is thrown
     *     unchanged.
     * @throws IllegalStateException if this directory is closed and the brokers are not in memory
     */
    public BootstrapBrokers resolve(ClusterDefinition cluster) {
        return supplier(cluster).get().brokers();
    }

    /**
     * Finds the cluster once for a caller who asks often. The supplier returns the brokers of {@link #resolve} and where they are
     * known from. It throws what {@code resolve} throws. It allocates nothing while the brokers are in memory. The listener is
     * notified of this cluster's changes from now on.
     */
    public Supplier<KnownBrokers> supplier(ClusterDefinition cluster) {
        BrokerSource source = cluster.source();
        if (!source.needsLookup()) {
            return given(source)::get;
        }
        CachedLookup cachedLookup =
                cachedLookups.computeIfAbsent(new BrokerLookup(cluster), key -> new CachedLookup(key, sources, memory));
        cachedLookup.addName(cluster.name());
        if (closed) {
            cachedLookup.close();
        }
        return cachedLookup::resolve;
    }

    /**
     * Whether a look-up can do without the MSK API. This needs a snapshot or brokers in the catalog. It is false once the API has
     * answered this process. Makes no call but may read a file.
     */
    public boolean canDoWithoutApi(ClusterDefinition cluster) {
        if (!cluster.source().needsLookup()) {
            return true;
        }
        Optional<KnownBrokers> known = peek(cluster);
        if (known.isEmpty()) {
            known = sources.standIn(new BrokerLookup(cluster));
        }
        return known.isPresent() && known.get().source() != Source.MSK_API;
    }

    /**
     * Asks the MSK API if the known brokers do not come from it. Call it when these brokers do not work. Never throws.
     *
     * @return whether the known brokers have changed or were dropped
     */
    public boolean refreshFromApi(ClusterDefinition cluster) {
        return findCached(cluster).map(CachedLookup::refreshFromApi).orElse(false);
    }

    /**
     * Keeps the Kafka cluster id that a preflight of the known brokers saw. Under {@code cluster-id: learn} the first one
     * stays. The snapshot keeps it for the next start. Brokers that the catalog gives have no snapshot.
     */
    public void learnClusterId(ClusterDefinition cluster, String id) {
        ClusterIdRule rule = cluster.settings().clusterId();
        boolean firstStays = rule.strict() && rule.pinned().isEmpty();
        if (cluster.source().needsLookup()) {
            findCached(cluster).ifPresent(cachedLookup -> cachedLookup.learnClusterId(id, firstStays));
        } else {
            given(cluster.source()).learnClusterId(id, firstStays);
        }
    }

    /** Builds what a look-up needs and makes no call. Run it beside other work, because it loads many classes. */
    public void prepare(ClusterDefinition cluster) {
        if (!canDoWithoutApi(cluster)) {
            sources.api().prepare(new BrokerLookup(cluster));
        }
    }

    /** What is in memory of a cluster that is looked up. Makes no call. */
    public Optional<KnownBrokers> peek(ClusterDefinition cluster) {
        Optional<CachedLookup> cachedLookup = findCached(cluster);
        return cachedLookup.isPresent() ? cachedLookup.get().peek() : Optional.empty();
    }

    /** How often this cluster's brokers were asked for since this directory was made. */
    public LookupCounts counts(ClusterDefinition cluster) {
        return findCached(cluster).map(CachedLookup::counts).orElse(LookupCounts.NONE);
    }

    /** Ends the refreshes and writes the snapshots that wait. Then closes the MSK clients. The credentials stay open. */
    @Override
    public void close() {
        closed = true;
        for (CachedLookup cachedLookup : cachedLookups.values()) {
            cachedLookup.close();
        }
        // First, because closing the scheduler interrupts what its thread does.
        sources.snapshots().flush();
        sources.scheduler().close();
        sources.api().close();
    }

    private GivenBrokers given(BrokerSource source) {
        return given.computeIfAbsent(
                source,
                key -> new GivenBrokers(
                        new KnownBrokers(BootstrapBrokers.of(key.givenBrokers()), Source.CATALOG, sources.now())));
    }

    private Optional<CachedLookup> findCached(ClusterDefinition cluster) {
        return cluster.source().needsLookup()
                ? Optional.ofNullable(cachedLookups.get(new BrokerLookup(cluster)))
                : Optional.empty();
    }
}
