package io.portolan.brokers;

import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
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
 * Lookup of bootstrap brokers, kept in memory and, by the catalog's snapshot policy, in a file for the next start. Made once,
 * shared, thread-safe, closed.
 *
 * <p>An answer is looked up once for all who ask, refreshed in the background every 20 to 30 minutes whether anybody asks or
 * not, and served on while the MSK API fails. All directories of a JVM share one thread for that, and one budget of calls for
 * each account and region.
 *
 * <pre>{@code
 * try (BrokerDirectory brokers = new BrokerDirectory(catalog, leases, listener)) {
 *     String servers = brokers.resolve(cluster).bootstrapServers();
 * }
 * }</pre>
 */
public final class BrokerDirectory implements AutoCloseable {

    /** Not the thread of the credentials: these must not wait for a slow MSK API. */
    static final String REFRESH_THREAD = "portolan-brokers-refresh";

    private static final SharedTimer TIMER_OF_THIS_JVM = new SharedTimer(REFRESH_THREAD);

    private final LookupSources sources;
    private final Map<BrokerLookup, CachedLookup> cachedLookups = new ConcurrentHashMap<>();
    private final BrokerMemory memory = new BrokerMemory();
    private volatile boolean closed;

    /**
     * A lookup that signs for each cluster with the given credentials, which stay the caller's to close. The function is asked
     * each time that the MSK API is. The listener hears of calls and of changed
     * brokers, and throws nothing.
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
     * The cluster's bootstrap brokers: those given in the catalog, without any call; else from memory; else from the snapshot or
     * the MSK API, in the order of the catalog's policy ({@code GetBootstrapBrokers}, {@code ListClustersV2} before it for a
     * cluster known by name); else, where the API cannot be asked, those that the catalog gives to fall back on.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code CLUSTER_NOT_FOUND}, {@code CLUSTER_NOT_ACTIVE},
     *     {@code NO_IAM_LISTENER}, {@code CONTROL_PLANE_DENIED}, {@code CONTROL_PLANE_UNREACHABLE} or {@code CLOCK_SKEW};
     *     what the credentials' provider throws comes through unchanged
     * @throws IllegalStateException if it is closed and they are not in memory
     */
    public BootstrapBrokers resolve(ClusterDefinition cluster) {
        return supplier(cluster).get().brokers();
    }

    /**
     * What {@link #resolve} returns or throws each time, and where it is known from, for those who ask often: the cluster is found
     * once, and asking is a look into memory that allocates nothing. The cluster hears of changes from now on.
     */
    public Supplier<KnownBrokers> supplier(ClusterDefinition cluster) {
        BrokerSource source = cluster.source();
        if (!source.needsLookup()) {
            KnownBrokers known =
                    new KnownBrokers(BootstrapBrokers.of(source.givenBrokers()), Source.CATALOG, sources.now());
            return () -> known;
        }
        CachedLookup cachedLookup =
                cachedLookups.computeIfAbsent(new BrokerLookup(cluster), key -> new CachedLookup(key, sources, memory));
        cachedLookup.notifyListeners(cluster.name());
        if (closed) {
            cachedLookup.close();
        }
        return cachedLookup::resolve;
    }

    /**
     * Whether a look-up can do without the MSK API: there is a snapshot or a fallback, and the API has not told this process
     * anything yet. Makes no call; reads a file at most.
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
     * To be asked where the brokers turned out to be no good: asks the MSK API, unless what is known is from there, and says
     * whether the next look-up gives something else. Throws nothing.
     */
    public boolean refreshFromApi(ClusterDefinition cluster) {
        return findCached(cluster).map(CachedLookup::refreshFromApi).orElse(false);
    }

    /** Builds what a look-up needs, and makes no call: to be done beside other work, since it loads many classes. */
    public void prepare(ClusterDefinition cluster) {
        if (!canDoWithoutApi(cluster)) {
            sources.api().prepare(new BrokerLookup(cluster));
        }
    }

    /** What is in memory of a cluster that is looked up; makes no call. */
    public Optional<KnownBrokers> peek(ClusterDefinition cluster) {
        Optional<CachedLookup> cachedLookup = findCached(cluster);
        return cachedLookup.isPresent() ? cachedLookup.get().peek() : Optional.empty();
    }

    /** How often this cluster's brokers were asked for since this was made. */
    public LookupCounts counts(ClusterDefinition cluster) {
        return findCached(cluster).map(CachedLookup::counts).orElse(LookupCounts.NONE);
    }

    /** Ends the refreshes, writes what is to be kept for the next start, and closes the MSK clients; the credentials stay open. */
    @Override
    public void close() {
        closed = true;
        for (CachedLookup cachedLookup : cachedLookups.values()) {
            cachedLookup.close();
        }
        // First, since the end of the thread behind interrupts what it does.
        sources.snapshots().flush();
        sources.scheduler().close();
        sources.api().close();
    }

    private Optional<CachedLookup> findCached(ClusterDefinition cluster) {
        return cluster.source().needsLookup()
                ? Optional.ofNullable(cachedLookups.get(new BrokerLookup(cluster)))
                : Optional.empty();
    }
}
