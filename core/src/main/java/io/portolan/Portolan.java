package io.portolan;

import io.portolan.brokers.BrokerDirectory;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.GuardReports;
import io.portolan.kafka.KafkaClasses;
import io.portolan.preflight.Preflight;
import io.portolan.preflight.PreflightDeadline;
import io.portolan.runtime.WorkerThreads;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The entry point of the library. It opens a catalog and returns the catalog's clusters. Make one, share it between all
 * threads, and close it at the end. Thread-safe.
 *
 * <pre>{@code
 * try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of("portolan.yaml")));
 *         Producer<String, String> producer =
 *                 portolan.cluster("orders").producer(new StringSerializer(), new StringSerializer())) {
 *     producer.send(new ProducerRecord<>("orders", "key", "value"));
 * }
 * }</pre>
 *
 * <p>Opening it makes no remote call. Closing it releases its threads and its connections. The application closes the
 * Kafka clients itself. Their credentials stay fresh until then, even after the Portolan is closed.
 */
public final class Portolan implements AutoCloseable {

    private final ClusterCatalog catalog;
    private final WorkerThreads workers;
    private final GuardedListener listener;
    private final ClusterIdentities identities;
    private final BrokerDirectory brokers;
    private final OpenClusters clusters;
    private final GuardReports.Subscription guardReports;

    private Portolan(Builder builder) {
        catalog = builder.catalog;
        workers = new WorkerThreads();
        listener = new GuardedListener(builder.listener);
        BaseIdentities bases = new BaseIdentities(builder.baseIdentity, builder.namedIdentities);
        identities = new ClusterIdentities(catalog, bases.requireNamesOf(catalog), listener);
        brokers = new BrokerDirectory(catalog, identities::controlPlane, listener);
        Preflight preflight = new Preflight(catalog, builder.preflightDeadline, listener);
        clusters = new OpenClusters(catalog, workers, identities, brokers, preflight);
        guardReports = GuardReports.OF_THIS_JVM.subscribe(clusters::isOpen, listener);
    }

    /** Opens a catalog. The base identity is the SDK's default credentials chain. Makes no remote call. */
    public static Portolan open(ClusterCatalog catalog) {
        return builder(catalog).open();
    }

    /** A builder of a {@link Portolan} with other settings. */
    public static Builder builder(ClusterCatalog catalog) {
        return new Builder(catalog);
    }

    /**
     * Finds a cluster in the catalog. Makes no call to STS or to the MSK API.
     *
     * @param name the logical name ({@code orders}), the name in one region ({@code orders@us-west-2}) or the MSK ARN
     * @return the cluster. One name always gives the same object.
     * @throws io.portolan.diagnosis.PortolanException with {@code UNKNOWN_CLUSTER} and the most similar names
     * @throws IllegalStateException if this is closed
     */
    public Cluster cluster(String name) {
        return clusters.find(name);
    }

    /**
     * The credentials of a cluster's Kafka clients, for what stands beside Kafka. See {@link Cluster#credentials}.
     *
     * @param name as for {@link #cluster}
     */
    public AwsCredentialsProvider credentials(String name) {
        return cluster(name).credentials();
    }

    /**
     * The credentials of a role of the catalog, for what reads the estate. They are shared with all clients that use the same
     * role. The SDK's clients may close them without effect. They are at hand until this is closed.
     *
     * @param roleName the key below {@code roles}
     * @throws io.portolan.diagnosis.PortolanException with {@code CATALOG_INVALID} if there is no such role
     */
    public AwsCredentialsProvider roleCredentials(String roleName) {
        return new RoleCredentials(catalog.role(roleName), identities);
    }

    /**
     * Checks the paths to several clusters, eight at a time. Their checks run on up to 16 threads for each cluster, and the
     * others wait without a thread. The deadline of a preflight begins when its own checks begin. So this takes about as
     * long as the slowest path alone for up to eight clusters. For more of them it takes at most one deadline for every
     * eight. Calls for one cluster go first, such as {@link Cluster#producer}. A failed check throws nothing.
     *
     * <p>A name server that gives no answer to one cluster is not asked for the others in the same call.
     *
     * @param names as for {@link #cluster}. A name that occurs twice is checked once.
     * @return one report for each name in the order of the names
     * @throws io.portolan.diagnosis.PortolanException with one {@code UNKNOWN_CLUSTER} for each unknown name. Nothing is
     *     checked in this case.
     * @throws IllegalStateException if this is closed
     */
    public PreflightReports preflight(Collection<String> names) {
        return new ManyClusters(clusters).preflight(names);
    }

    /**
     * Prepares the first clients of several clusters, as many at a time as {@link #preflight} checks. For each cluster it finds the bootstrap brokers, runs
     * the preflight by policy and assumes the roles. It also loads the classes of kafka-clients. Work that is done is not
     * repeated. A client that is made afterwards only has to connect.
     *
     * @param names as for {@link #cluster}. Without names, all clusters of the catalog are prepared.
     * @throws io.portolan.diagnosis.PortolanException with the findings of every cluster that failed and of every unknown
     *     name. The other clusters are ready.
     * @throws IllegalStateException if this is closed
     */
    public void warmUp(String... names) {
        workers.requireOpen();
        new ManyClusters(clusters).warmUp(names.length == 0 ? catalog.clusterNames() : List.of(names));
        // Other threads have loaded most of them meanwhile.
        KafkaClasses.load(ClientKind.CLIENT);
    }

    /**
     * Releases the threads, the connections and the leases of credentials. Calls that wait for a preflight end with an
     * {@link IllegalStateException}. The listener hears of what has happened so far. This waits for it for a second at
     * most. Closing again has no effect.
     */
    @Override
    public void close() {
        guardReports.close();
        workers.close();
        brokers.close();
        identities.close();
        listener.close();
    }

    /** Settings of a {@link Portolan}. Not thread-safe. */
    public static final class Builder {

        private final ClusterCatalog catalog;
        private BaseIdentity baseIdentity = BaseIdentity.defaultChain();
        private final Map<String, BaseIdentity> namedIdentities = new HashMap<>();
        private PreflightDeadline preflightDeadline = PreflightDeadline.growing();
        private PortolanListener listener = PortolanListener.NONE;

        private Builder(ClusterCatalog catalog) {
            this.catalog = Objects.requireNonNull(catalog, "catalog");
        }

        /** The identity that assumes the first role of each chain without a base of its own. The default is {@link BaseIdentity#defaultChain}. */
        public Builder baseIdentity(BaseIdentity identity) {
            baseIdentity = Objects.requireNonNull(identity, "identity");
            return this;
        }

        /**
         * The base identity of roles that name it by {@code base} in the catalog, for example one for each partition. The
         * catalog may name profiles too, and they need not be given here. Names that no role uses have no effect.
         */
        public Builder baseIdentity(String name, BaseIdentity identity) {
            namedIdentities.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(identity, "identity"));
            return this;
        }

        /**
         * The longest time that one preflight may take, all stages together. It must be more than zero. The default is 10
         * seconds and 20 times the longest round trip that was measured. That is never more than 30 seconds.
         *
         * @throws IllegalArgumentException if it is zero or less
         */
        public Builder preflightDeadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("preflightDeadline is " + deadline + ". It must be more than zero.");
            }
            preflightDeadline = PreflightDeadline.fixed(deadline);
            return this;
        }

        /**
         * The listener for preflights, calls to AWS and changed brokers. The default is {@link PortolanListener#NONE}.
         */
        public Builder listener(PortolanListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Opens the catalog. Makes no remote call.
         *
         * @throws io.portolan.diagnosis.PortolanException with one {@code CATALOG_INVALID} for each base identity that a role
         *     names and that was not given
         */
        public Portolan open() {
            return new Portolan(this);
        }
    }
}
