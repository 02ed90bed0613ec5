package io.portolan;

import io.portolan.brokers.BrokerDirectory;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.KafkaClasses;
import io.portolan.preflight.Preflight;
import io.portolan.runtime.Futures;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The door: opens a catalog and hands out its clusters.
 *
 * <p>Made once, shared by all threads, closed at the end. Opening makes no remote call.
 *
 * <pre>{@code
 * try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of("portolan.yaml")))) {
 *     Producer<String, String> producer =
 *             portolan.cluster("orders").producer(new StringSerializer(), new StringSerializer());
 * }
 * }</pre>
 *
 * <p>Closing it releases every thread and connection that it made. Kafka clients that it handed out are the caller's to close,
 * and keep their credentials fresh until then.
 */
public final class Portolan implements AutoCloseable {

    private final ClusterCatalog catalog;
    private final WorkerThreads workers;
    private final ClusterIdentities identities;
    private final BrokerDirectory brokers;
    private final OpenClusters clusters;

    private Portolan(Builder builder) {
        catalog = builder.catalog;
        workers = new WorkerThreads();
        PortolanListener listener = GuardedListener.of(builder.listener);
        identities = new ClusterIdentities(catalog, builder.baseIdentity, listener);
        brokers = new BrokerDirectory(catalog, identities::controlPlane, listener);
        Preflight preflight = new Preflight(catalog, workers.executor(), builder.preflightDeadline, listener);
        clusters = new OpenClusters(catalog, workers, identities, brokers, preflight);
    }

    /** Opens a catalog with the SDK's default credentials chain as base identity. */
    public static Portolan open(ClusterCatalog catalog) {
        return builder(catalog).open();
    }

    /** Opens a catalog with settings of one's own. */
    public static Builder builder(ClusterCatalog catalog) {
        return new Builder(catalog);
    }

    /**
     * A cluster by its logical name ({@code orders}), its name in one region ({@code orders@us-west-2}), or its MSK ARN; makes
     * no remote call.
     *
     * @throws io.portolan.diagnosis.PortolanException with {@code UNKNOWN_CLUSTER}, naming the nearest names
     */
    public Cluster cluster(String name) {
        return clusters.find(name);
    }

    /**
     * Checks the paths to several clusters side by side: it takes about as long as the slowest alone.
     *
     * @param names as for {@link #cluster}; a name that is there twice is checked once
     * @return a report for each name, in that order; nothing is thrown on a failed check
     * @throws io.portolan.diagnosis.PortolanException with an {@code UNKNOWN_CLUSTER} for each unknown name; nothing is checked
     */
    public PreflightReports preflight(Collection<String> names) {
        return new ManyClusters(clusters, workers.executor()).preflight(names);
    }

    /**
     * Gets ready for the first clients of several clusters, side by side: bootstrap brokers, preflight by policy, roles, and the
     * classes of kafka-clients. What is ready is not done again. A client that is made afterwards only has to connect.
     *
     * @param names as for {@link #cluster}; none: all clusters of the catalog
     * @throws io.portolan.diagnosis.PortolanException with the findings of every cluster that failed, unknown names included; the
     *     others are ready
     * @throws IllegalStateException if this is closed
     */
    public void warmUp(String... names) {
        workers.requireOpen();
        CompletableFuture<Void> classes =
                CompletableFuture.runAsync(() -> KafkaClasses.load(ClientKind.CLIENT), workers.executor());
        new ManyClusters(clusters, workers.executor())
                .warmUp(names.length == 0 ? catalog.clusterNames() : List.of(names));
        Futures.await(classes, InterruptException::new);
    }

    /** Releases threads, connections, and this Portolan's share in the credentials; again: no effect. */
    @Override
    public void close() {
        workers.close();
        brokers.close();
        identities.close();
    }

    /** Settings of a {@link Portolan}; not thread-safe. */
    public static final class Builder {

        private final ClusterCatalog catalog;
        private BaseIdentity baseIdentity = BaseIdentity.defaultChain();
        private Duration preflightDeadline = Duration.ofSeconds(10);
        private PortolanListener listener = PortolanListener.NONE;

        private Builder(ClusterCatalog catalog) {
            this.catalog = Objects.requireNonNull(catalog, "catalog");
        }

        /** The identity that assumes the first role of each chain; default: the SDK's default credentials chain. */
        public Builder baseIdentity(BaseIdentity identity) {
            baseIdentity = Objects.requireNonNull(identity, "identity");
            return this;
        }

        /** The longest that one preflight may take, all stages together; more than zero; default 10 s. */
        public Builder preflightDeadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("preflightDeadline is " + deadline + ", expected more than zero");
            }
            preflightDeadline = deadline;
            return this;
        }

        /** Hears of preflights, calls to AWS and changed brokers; default: {@link PortolanListener#NONE}. */
        public Builder listener(PortolanListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Opens the catalog; makes no remote call. */
        public Portolan open() {
            return new Portolan(this);
        }
    }
}
