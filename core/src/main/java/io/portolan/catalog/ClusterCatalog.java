package io.portolan.catalog;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.regions.Region;

/**
 * The clusters, roles and service VPCs of one environment by the names that applications use. Its content has been checked.
 * Immutable and thread-safe.
 *
 * <p>A catalog is a file, or comes from code ({@link #builder}) or from nested maps ({@link #of}). A file needs little.
 *
 * <pre>{@code
 * environment: prod
 * service-vpcs:
 *   us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53, 10.20.2.53]}
 * roles:
 *   orders-client:
 *     chain: [arn:aws:iam::222222222222:role/orders-client]
 * clusters:
 *   orders:
 *     arn: arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c63b1-4a17-4c6e-9f43-0d4f3b3c1a77-s1
 *     role: orders-client
 * }</pre>
 *
 * <p>An application opens a {@code Portolan} with it. Tools may read it alone.
 *
 * <pre>{@code
 * ClusterCatalog catalog = ClusterCatalog.load(Path.of("portolan.yaml"));
 * ClusterDefinition orders = catalog.cluster("orders", () -> Region.US_EAST_2);
 * }</pre>
 */
public final class ClusterCatalog {

    private final EnvironmentNetwork network;
    private final Endpoints endpoints;
    private final SnapshotSettings snapshot;
    private final EstateDescription estate;
    private final ClusterLookup clusters;

    ClusterCatalog(
            EnvironmentNetwork network,
            Endpoints endpoints,
            SnapshotSettings snapshot,
            EstateDescription estate,
            ClusterLookup clusters) {
        this.network = network;
        this.endpoints = endpoints;
        this.snapshot = snapshot;
        this.estate = estate;
        this.clusters = clusters;
    }

    /**
     * Loads and checks a file of YAML 1.2 in UTF-8 with at most 1 MiB. No name is resolved and nothing is called.
     *
     * <p>The file may {@code include} a second one of the same form by a path that starts at the folder of the first. The two
     * are merged. A value that both set must be the same.
     *
     * @param file a regular file. A relative path starts at the working directory.
     * @throws io.portolan.diagnosis.PortolanException with one {@code CATALOG_INVALID} finding for each fault. They are in the
     *     order of the file. At most 100 are listed. A file that cannot be read is one fault.
     */
    public static ClusterCatalog load(Path file) {
        String source = file.toString();
        CatalogFaults faults = new CatalogFaults(source);
        CatalogNode tree = new YamlFile(source, faults).parse(new Utf8File(source, faults).read(file));
        boolean includes = tree instanceof MapNode fields && fields.has(IncludedFile.KEY);
        return CatalogReader.read(source, includes ? new IncludedFile(file, faults).merge(tree) : tree, faults);
    }

    /**
     * Loads and checks a catalog from a stream, such as a resource or a pipe. It reads up to the stream's end and does not close it.
     * It can {@code include} nothing.
     *
     * @param stream gives YAML 1.2 in UTF-8 of at most 1 MiB
     * @param source what errors call the stream
     * @throws io.portolan.diagnosis.PortolanException as {@link #load(Path)} does.
     */
    public static ClusterCatalog load(InputStream stream, String source) {
        CatalogFaults faults = new CatalogFaults(source);
        return CatalogReader.read(
                source, new YamlFile(source, faults).parse(new Utf8File(source, faults).read(stream)), faults);
    }

    /**
     * Takes a catalog of the same schema from nested maps and checks it. A value is a map or a list, or else its
     * {@code toString} is the text that would stand in the file.
     *
     * @param tree the keys and values
     * @param source where the tree is from, in words for the headline of an error
     * @param origins gives for a key path such as {@code clusters.orders.arn} where it is set, for example a file and a line.
     *     Errors show it. It gives an empty text if that is not known.
     * @throws io.portolan.diagnosis.PortolanException as {@link #load(Path)} does.
     */
    public static ClusterCatalog of(Map<String, ?> tree, String source, UnaryOperator<String> origins) {
        CatalogFaults faults = new CatalogFaults(source);
        return CatalogReader.read(source, new MapTree(faults, origins).build(tree), faults);
    }

    /** Starts a catalog in code. It has the same schema as a file and gets the same checks. */
    public static CatalogBuilder builder() {
        return new CatalogBuilder();
    }

    /** The environment's name such as {@code prod}. It is empty if the catalog names none. */
    public String environment() {
        return network.environment();
    }

    /** The client's own region. It is empty if the catalog does not name it. */
    public Optional<Region> region() {
        return network.region();
    }

    /** All logical names in the order written. */
    public Set<String> clusterNames() {
        return Collections.unmodifiableSet(clusters.byName().keySet());
    }

    /**
     * All clusters in the order written. A name in several regions gives one cluster for each. They are called
     * {@code name@region}.
     */
    public List<ClusterDefinition> clusters() {
        return clusters.all();
    }

    /**
     * One cluster. A name in several regions stands for the entry in the client's own region. That is the catalog's
     * {@code region} or else the supplier's. If there is no such entry, the first one in the order written is taken.
     *
     * <p>An ARN stands for the first definition with that ARN. If there is none, the cluster gets the catalog's defaults and no
     * role.
     *
     * @param name a logical name such as {@code orders}, a name in a given region such as {@code orders@us-west-2}, or the ARN
     *     of any MSK cluster.
     * @param clientRegion gives the client's region. It is asked only if the name exists in several regions and the catalog
     *     has no {@code region}.
     * @throws io.portolan.diagnosis.PortolanException with an {@code UNKNOWN_CLUSTER} finding that lists the nearest names.
     */
    public ClusterDefinition cluster(String name, Supplier<Region> clientRegion) {
        return clusters.find(name, () -> network.region().orElseGet(clientRegion));
    }

    /** The names of the base identities that the roles of clusters name. The application has to give them. */
    public Set<String> baseIdentityNames() {
        Set<String> names = new LinkedHashSet<>();
        for (ClusterDefinition cluster : clusters.all()) {
            for (Optional<RoleChain> roles :
                    List.of(cluster.access().dataPlane(), cluster.access().controlPlane())) {
                roles.flatMap(RoleChain::base).flatMap(RoleBase::name).ifPresent(names::add);
            }
        }
        return names;
    }

    /** The service VPCs by region in the order written. If none is declared, no address is judged by them. */
    public Map<Region, ServiceVpc> serviceVpcs() {
        return network.serviceVpcs();
    }

    /** The known address space of other environments by their names. It shares no address with the service VPCs. */
    public Map<String, List<CidrBlock>> foreignCidrBlocks() {
        return network.foreignCidrBlocks();
    }

    /** The name servers to ask as the host resolver. They are resolved literals. If empty, those of this host are asked. */
    public List<InetSocketAddress> hostResolvers() {
        return network.hostResolvers();
    }

    /** The endpoints that replace AWS's own. It is empty if none are configured. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Whether and where the last known bootstrap brokers are kept. */
    public SnapshotSettings snapshot() {
        return snapshot;
    }

    /** What the catalog says of the estate around its clusters. Plans are made of it. Clients do not read it. */
    public EstateDescription estate() {
        return estate;
    }

    /**
     * A role of the catalog.
     *
     * @param name its key below {@code roles}
     * @throws io.portolan.diagnosis.PortolanException with a {@code CATALOG_INVALID} finding if there is no such role. It
     *     lists the nearest names.
     */
    public RoleChain role(String name) {
        RoleChain role = estate.roles().get(name);
        if (role == null) {
            throw clusters.unknownRole(name, estate.roles().keySet());
        }
        return role;
    }

    /** The same catalog with another preflight policy for all clusters. */
    public ClusterCatalog withPreflight(PreflightPolicy policy) {
        return new ClusterCatalog(network, endpoints, snapshot, estate, clusters.withPreflight(policy));
    }

    /** The same catalog with another policy. For example {@code OFF} suits a tool that must see how things are now. */
    public ClusterCatalog withSnapshot(SnapshotPolicy policy) {
        SnapshotSettings changed = new SnapshotSettings(policy, snapshot.directory());
        return new ClusterCatalog(network, endpoints, changed, estate, clusters);
    }

    /** The environment and the clusters' names. */
    @Override
    public String toString() {
        return "ClusterCatalog[environment=" + environment() + ", clusters=" + clusterNames() + "]";
    }
}
