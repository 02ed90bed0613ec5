package io.portolan.brokers;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portolan.catalog.BrokerSource.Given;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Endpoints;
import java.time.Duration;
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
 * try (Brokers brokers = new Brokers(catalog.endpoints(), leases, executor)) {
 *     String servers = brokers.of(cluster).bootstrapServers();
 * }
 * }</pre>
 */
public final class Brokers implements AutoCloseable {

    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofDays(1);

    private final KafkaClients clients;
    private final LoadingCache<Lookup, BootstrapBrokers> cache;
    private final Flights<Lookup, BootstrapBrokers> flights = new Flights<>();

    /**
     * A lookup that signs for each cluster with the given credentials and refreshes on the given executor; both stay the
     * caller's to close. The function is asked once for each region and control-plane role.
     */
    public Brokers(
            Endpoints endpoints, Function<ClusterDefinition, AwsCredentialsProvider> controlPlane, Executor executor) {
        this(new KafkaClients(endpoints, controlPlane), executor, Ticker.systemTicker());
    }

    Brokers(KafkaClients clients, Executor executor, Ticker ticker) {
        this.clients = clients;
        CacheLoader<Lookup, BootstrapBrokers> loader = new StaleOnError(this::look);
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

    private BootstrapBrokers cached(Lookup lookup) {
        BootstrapBrokers known = cache.getIfPresent(lookup);
        return known == null ? flights.join(lookup, this::fill) : known;
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
        return new ControlPlane(lookup, clients.of(lookup)).brokers();
    }
}
