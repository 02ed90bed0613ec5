package io.portolan.brokers;

import io.portolan.brokers.Known.Source;
import io.portolan.catalog.BrokerSource.Given;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PortolanListener;
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
 * not, and served on while the MSK API fails. All {@code Brokers} of a JVM share one thread for that, and one budget of calls
 * for each account and region.
 *
 * <pre>{@code
 * try (Brokers brokers = new Brokers(catalog, leases, listener)) {
 *     String servers = brokers.of(cluster).bootstrapServers();
 * }
 * }</pre>
 */
public final class Brokers implements AutoCloseable {

    private final Sources sources;
    private final Map<Lookup, Watch> watches = new ConcurrentHashMap<>();
    private final Flights<Lookup, Known> flights = new Flights<>();
    private volatile boolean closed;

    /**
     * A lookup that signs for each cluster with the given credentials, which stay the caller's to close. The function is asked
     * each time that the MSK API is. The listener hears of calls and of changed
     * brokers, and throws nothing.
     */
    public Brokers(
            ClusterCatalog catalog,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            PortolanListener listener) {
        this(catalog, controlPlane, listener, Timing.real());
    }

    private Brokers(
            ClusterCatalog catalog,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            PortolanListener listener,
            Timing timing) {
        this(new Sources(
                new MskApi(catalog.endpoints(), controlPlane, Budgets.OF_THIS_JVM, timing, listener),
                new Snapshots(catalog, timing.clock()),
                new RefreshThread(),
                timing,
                listener));
    }

    Brokers(Sources sources) {
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
    public BootstrapBrokers of(ClusterDefinition cluster) {
        return supplier(cluster).get().brokers();
    }

    /**
     * What {@link #of} returns or throws each time, and where it is known from, for those who ask often: the cluster is found
     * once, and asking is a look into memory that allocates nothing. The cluster hears of changes from now on.
     */
    public Supplier<Known> supplier(ClusterDefinition cluster) {
        if (cluster.source() instanceof Given given) {
            Known known = new Known(BootstrapBrokers.of(given.addresses()), Source.CATALOG, sources.now());
            return () -> known;
        }
        Watch watch = watches.computeIfAbsent(new Lookup(cluster), key -> new Watch(key, sources));
        watch.tell(cluster.name());
        return () -> known(watch);
    }

    private Known known(Watch watch) {
        Known held = watch.held();
        return held == null ? flights.join(watch.lookup(), key -> obtain(watch)) : held;
    }

    /**
     * Whether a look-up can do without the MSK API: there is a snapshot or a fallback, and the API has not told this process
     * anything yet. Makes no call; reads a file at most.
     */
    public boolean canDoWithoutApi(ClusterDefinition cluster) {
        if (cluster.source() instanceof Given) {
            return true;
        }
        Optional<Known> known = known(cluster);
        if (known.isEmpty()) {
            known = sources.standIn(new Lookup(cluster));
        }
        return known.isPresent() && known.get().source() != Source.MSK_API;
    }

    /**
     * To be asked where the brokers turned out to be no good: asks the MSK API, unless what is known is from there, and says
     * whether the next look-up gives something else. Throws nothing.
     */
    public boolean corrected(ClusterDefinition cluster) {
        return watch(cluster).map(Watch::corrected).orElse(false);
    }

    /** Builds what a look-up needs, and makes no call: to be done beside other work, since it loads many classes. */
    public void prepare(ClusterDefinition cluster) {
        if (!canDoWithoutApi(cluster)) {
            sources.api().prepare(new Lookup(cluster));
        }
    }

    /** What is in memory of a cluster that is looked up; makes no call. */
    public Optional<Known> known(ClusterDefinition cluster) {
        Optional<Watch> watch = watch(cluster);
        return watch.isPresent() ? watch.get().known() : Optional.empty();
    }

    /** How often this cluster's brokers were asked for since this was made. */
    public LookupCounts counts(ClusterDefinition cluster) {
        return watch(cluster).map(Watch::counts).orElse(LookupCounts.NONE);
    }

    /** Ends the refreshes, writes what is to be kept for the next start, and closes the MSK clients; the credentials stay open. */
    @Override
    public void close() {
        closed = true;
        for (Watch watch : watches.values()) {
            watch.close();
        }
        // First, since the end of the thread behind interrupts what it does.
        sources.snapshots().flush();
        sources.later().close();
        sources.api().close();
    }

    private Known obtain(Watch watch) {
        if (closed) {
            throw new IllegalStateException("This lookup of brokers is closed");
        }
        return watch.obtain();
    }

    private Optional<Watch> watch(ClusterDefinition cluster) {
        return cluster.source() instanceof Given
                ? Optional.empty()
                : Optional.ofNullable(watches.get(new Lookup(cluster)));
    }
}
