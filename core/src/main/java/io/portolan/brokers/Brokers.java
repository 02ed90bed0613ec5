package io.portolan.brokers;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portolan.catalog.BrokerSource.Given;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Endpoints;
import io.portolan.diagnosis.PortolanListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Cached lookup of bootstrap brokers. Made once, shared, thread-safe, closed.
 *
 * <p>An answer is looked up once for all who ask, refreshed in the background when asked for after five minutes, and served
 * on while the MSK API fails; one that nobody asked for in a day is forgotten.
 *
 * <pre>{@code
 * try (Brokers brokers = new Brokers(catalog.endpoints(), leases, executor, listener)) {
 *     String servers = brokers.of(cluster).bootstrapServers();
 * }
 * }</pre>
 */
public final class Brokers implements AutoCloseable {

    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofDays(1);

    private final KafkaClients clients;
    private final PortolanListener listener;
    private final Ledger ledger = new Ledger(Clock.systemUTC());
    private final LoadingCache<Lookup, BootstrapBrokers> cache;
    private final Flights<Lookup, BootstrapBrokers> flights = new Flights<>();

    /**
     * A lookup that signs for each cluster with the given credentials and refreshes on the given executor; both stay the
     * caller's to close. The function is asked once for each region and control-plane role. The listener hears of calls and of
     * changed brokers, and throws nothing.
     */
    public Brokers(
            Endpoints endpoints,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            Executor executor,
            PortolanListener listener) {
        this(new KafkaClients(endpoints, controlPlane), executor, Ticker.systemTicker(), listener);
    }

    Brokers(KafkaClients clients, Executor executor, Ticker ticker, PortolanListener listener) {
        this.clients = clients;
        this.listener = listener;
        CacheLoader<Lookup, BootstrapBrokers> loader = new StaleOnError(this::look, listener);
        cache = Caffeine.newBuilder()
                .refreshAfterWrite(REFRESH)
                .expireAfterAccess(FORGET)
                .executor(executor)
                .ticker(ticker)
                .build(loader);
    }

    /**
     * The cluster's bootstrap brokers: those given in the catalog, without any call; else from memory; else from the MSK
     * API ({@code GetBootstrapBrokers}, {@code ListClustersV2} before it for a cluster known by name).
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code CLUSTER_NOT_FOUND}, {@code CLUSTER_NOT_ACTIVE},
     *     {@code NO_IAM_LISTENER}, {@code CONTROL_PLANE_DENIED}, {@code CONTROL_PLANE_UNREACHABLE} or {@code CLOCK_SKEW};
     *     what the credentials' provider throws comes through unchanged
     */
    public BootstrapBrokers of(ClusterDefinition cluster) {
        return cluster.source() instanceof Given given
                ? BootstrapBrokers.of(given.addresses())
                : cached(new Lookup(cluster));
    }

    /** What is in memory of a cluster that is looked up; makes no call. */
    public Optional<Known> known(ClusterDefinition cluster) {
        if (cluster.source() instanceof Given) {
            return Optional.empty();
        }
        Lookup lookup = new Lookup(cluster);
        // Quietly, for to be looked at is no reason to be kept or refreshed.
        return Optional.ofNullable(cache.policy().getIfPresentQuietly(lookup))
                .flatMap(brokers -> ledger.answered(lookup).map(since -> new Known(brokers, since)));
    }

    /** How often this cluster's brokers were asked for since this was made. */
    public LookupCounts counts(ClusterDefinition cluster) {
        return cluster.source() instanceof Given ? LookupCounts.NONE : ledger.counts(new Lookup(cluster));
    }

    private BootstrapBrokers cached(Lookup lookup) {
        BootstrapBrokers known = cache.getIfPresent(lookup);
        if (known != null) {
            ledger.hit(lookup);
            return known;
        }
        ledger.miss(lookup);
        return flights.join(lookup, this::fill);
    }

    /** Whoever leads a flight may have missed the one that has just ended. */
    private BootstrapBrokers fill(Lookup lookup) {
        BootstrapBrokers known = cache.getIfPresent(lookup);
        if (known != null) {
            return known;
        }
        BootstrapBrokers found = look(lookup);
        cache.put(lookup, found);
        return found;
    }

    /** Closes the MSK clients; the credentials stay open. */
    @Override
    public void close() {
        clients.close();
    }

    private BootstrapBrokers look(Lookup lookup) {
        return ledger.noted(lookup, () -> new ControlPlane(lookup, clients.of(lookup), listener).brokers());
    }
}
