package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.regions.Region;

/**
 * The clusters, roles and service VPCs of one environment, by the names that applications use. Everything in it has been
 * checked. Immutable and thread-safe.
 *
 * <pre>{@code
 * ClusterCatalog catalog = ClusterCatalog.load(Path.of("portolan.yaml"));
 * ClusterDefinition orders = catalog.cluster("orders", () -> Region.US_EAST_2);
 * }</pre>
 */
public final class ClusterCatalog {

    private final EnvironmentNetwork network;
    private final Optional<Region> region;
    private final Endpoints endpoints;
    private final SnapshotSettings snapshot;
    private final ClusterLookup clusters;

    ClusterCatalog(
            EnvironmentNetwork network,
            Optional<Region> region,
            Endpoints endpoints,
            SnapshotSettings snapshot,
            ClusterLookup clusters) {
        this.network = network;
        this.region = region;
        this.endpoints = endpoints;
        this.snapshot = snapshot;
        this.clusters = clusters;
    }

    /**
     * Loads and checks a file: YAML 1.2 in UTF-8, at most 1 MiB. No name is resolved and nothing is called.
     *
     * @param file the file; relative paths are the working directory's
     * @throws io.portolan.diagnosis.PortolanException with one {@code CATALOG_INVALID} finding for each fault, in the order
     *     of the file; also if it cannot be read
     */
    public static ClusterCatalog load(Path file) {
        CatalogFaults faults = new CatalogFaults(file.toString());
        return CatalogReader.read(file.toString(), new YamlFile(file, faults).readTree(), faults);
    }

    /**
     * Takes a catalog of the same schema from nested maps, and checks it. Values are maps, lists, or anything whose
     * {@code toString} is the text that would stand in the file.
     *
     * @param tree the keys and values
     * @param source where the tree is from, in words, for the headline of an error
     * @param origins from a key path such as {@code clusters.orders.arn} to where it is set, such as file and line, for
     *     errors; an empty text where that is not known
     * @throws io.portolan.diagnosis.PortolanException as {@link #load} does
     */
    public static ClusterCatalog of(Map<String, ?> tree, String source, UnaryOperator<String> origins) {
        CatalogFaults faults = new CatalogFaults(source);
        return CatalogReader.read(source, new MapTree(origins).node(CatalogPlace.root(faults), tree), faults);
    }

    /** Starts a catalog in code: the same schema and the same checks as a file's. */
    public static CatalogBuilder builder() {
        return new CatalogBuilder();
    }

    /** The environment's name, such as {@code prod}; empty if the catalog has neither a name nor service VPCs. */
    public String environment() {
        return network.environment();
    }

    /** The client's own region, if the catalog says it. */
    public Optional<Region> region() {
        return region;
    }

    /** All logical names, in the order written. */
    public Set<String> clusterNames() {
        return Collections.unmodifiableSet(clusters.byName().keySet());
    }

    /** Every cluster, in the order written: one for each region of a name, called {@code name@region} where it has several. */
    public List<ClusterDefinition> clusters() {
        return clusters.all();
    }

    /**
     * One cluster. A name with entries in several regions stands for the one in the client's own region (the catalog's
     * {@code region}, else the supplier's), and if there is none, for the first in the order written.
     *
     * @param name a logical name such as {@code orders}; one in a given region, {@code orders@us-west-2}; or the ARN of any
     *     MSK cluster: the first definition with that ARN, or if there is none, the catalog's defaults and no role
     * @param clientRegion asked only where the name exists in several regions and the catalog has no {@code region}
     * @throws io.portolan.diagnosis.PortolanException with an {@code UNKNOWN_CLUSTER} finding that lists the nearest names
     */
    public ClusterDefinition cluster(String name, Supplier<Region> clientRegion) {
        return clusters.find(name, () -> region.orElseGet(clientRegion));
    }

    /** The service VPCs by region, in the order written; empty if none is declared, and nothing is judged by them. */
    public Map<Region, ServiceVpc> serviceVpcs() {
        return network.serviceVpcs();
    }

    /** Known address space of other environments, by environment; shares no address with the service VPCs. */
    public Map<String, List<CidrBlock>> foreignCidrBlocks() {
        return network.foreignCidrBlocks();
    }

    /** Name servers to ask as the host resolver, resolved literals; empty: those that this host is configured with. */
    public List<InetSocketAddress> hostResolvers() {
        return network.hostResolvers();
    }

    /** Endpoint overrides; without any where none are configured. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Whether and where the last known bootstrap brokers are kept. */
    public SnapshotSettings snapshot() {
        return snapshot;
    }

    /** The same catalog with another policy, such as {@code OFF} for a tool that is to see how things are now. */
    public ClusterCatalog withSnapshot(SnapshotPolicy policy) {
        return new ClusterCatalog(
                network, region, endpoints, new SnapshotSettings(policy, snapshot.directory()), clusters);
    }

    /** The environment and the clusters' names. */
    @Override
    public String toString() {
        return "ClusterCatalog[environment=" + environment() + ", clusters=" + clusterNames() + "]";
    }
}
